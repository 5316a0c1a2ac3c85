import type { ReactNode } from 'react'
import { Frame } from '@/components/frame/frame'
import { getMe, requireUser } from '@/lib/auth'
import { getWallet } from '@/lib/credits'
import { isSandbox } from '@/lib/providers'

export default async function HouseLayout({ children }: { children: ReactNode }) {
  const ctx = await requireUser()
  const [me, wallet] = await Promise.all([getMe(ctx), getWallet(ctx)])
  return (
    <Frame me={me} wallet={wallet} sandbox={isSandbox()}>
      {children}
    </Frame>
  )
}
