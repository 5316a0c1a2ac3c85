'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'

/** Ends this browser's session. */
export function SignOut() {
  const [busy, setBusy] = useState(false)
  async function leave() {
    setBusy(true)
    const { signOut } = await import('next-auth/react')
    await signOut({ callbackUrl: '/sign-in' }).catch(() => setBusy(false))
  }
  return (
    <Button busy={busy} onClick={leave}>
      Sign out
    </Button>
  )
}
