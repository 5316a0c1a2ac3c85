'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { fetchedOrSaid } from '@/components/ui/fetched'

/** Ends this browser's session. */
export function SignOut() {
  const [busy, setBusy] = useState(false)
  async function leave() {
    setBusy(true)
    const session = await fetchedOrSaid(() => import('next-auth/react'))
    if (session) await session.signOut({ callbackUrl: '/sign-in' }).catch(() => setBusy(false))
    else setBusy(false)
  }
  return (
    <Button busy={busy} onClick={leave}>
      Sign out
    </Button>
  )
}
