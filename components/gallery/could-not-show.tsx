'use client'

import { Button } from '@/components/ui/button'

/** A screen that failed on the server, in words. `what` is its noun. */
export function CouldNotShow({ what, onRetry }: { what: string; onRetry: () => void }) {
  return (
    <div
      role="alert"
      className="grid min-h-[60vh] place-content-center justify-items-center gap-5 px-4 text-center"
    >
      <h1 className="serif text-title text-balance">The {what} could not be shown.</h1>
      <p className="max-w-[44ch] text-ink-2">
        Something went wrong on the server. Nothing is lost, and nothing was charged.
      </p>
      <Button variant="solid" size="l" onClick={onRetry}>
        Try again
      </Button>
    </div>
  )
}
