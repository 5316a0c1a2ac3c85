'use client'

import { createContext, type ReactNode, useContext } from 'react'
import type { MeView } from '@/lib/auth/schema'

const MeContext = createContext<MeView | null>(null)

export const MeProvider = ({ me, children }: { me: MeView; children: ReactNode }) => (
  <MeContext value={me}>{children}</MeContext>
)

/** Who is signed in and the team they act in. Only inside the house. */
export function useMe(): MeView {
  const me = useContext(MeContext)
  if (!me) throw new Error('useMe: there is no MeProvider above')
  return me
}

/** Whether there is anybody to show something to, and the person may. */
export function useMayShow(): boolean {
  const { kind, role } = useMe().team
  return kind === 'shared' && role !== 'viewer'
}
