'use client'

import { usePathname } from 'next/navigation'
import { buttonClass } from '@/components/ui/button-class'

/** The session ended while the page stayed open. A full load, so that nothing of the old session is left. */
export default function SignedOutNotice() {
  const pathname = usePathname()
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center justify-center gap-x-4 gap-y-2 border-b border-line bg-live-soft px-4 py-2"
    >
      <p>Your session has ended. What you wrote is kept on this device.</p>
      <a href={`/sign-in?next=${encodeURIComponent(pathname)}`} className={buttonClass({ variant: 'solid' })}>
        Sign in again
      </a>
    </div>
  )
}
