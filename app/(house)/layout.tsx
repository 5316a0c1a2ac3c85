import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { Frame } from '@/components/frame/frame'
import { PANELS_COOKIE } from '@/components/frame/panel-sizes'
import { getMe, requireUser } from '@/lib/auth'
import { getWallet } from '@/lib/credits'
import { isSandbox } from '@/lib/providers'

export default async function HouseLayout({ children }: { children: ReactNode }) {
  const ctx = await requireUser()
  const [me, wallet, kept] = await Promise.all([getMe(ctx), getWallet(ctx), cookies()])
  return (
    <Frame me={me} wallet={wallet} sandbox={isSandbox()} panels={kept.get(PANELS_COOKIE)?.value}>
      {children}
    </Frame>
  )
}
