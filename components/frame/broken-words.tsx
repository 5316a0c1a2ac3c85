'use client'

import { buttonClass } from '@/components/ui/button-class'
import type { Broken } from './broken-page'
import { Mark } from './mark'

const digestOf = (error: unknown) =>
  error instanceof Error && 'digest' in error && typeof error.digest === 'string' ? error.digest : null

/** A page that could not be drawn: what that means for the person's work, and the way on. */
export default function BrokenWords({ error, retry }: Broken) {
  const digest = digestOf(error)
  return (
    <div className="grid min-h-[70dvh] place-content-center justify-items-center gap-4 p-6 text-center">
      <Mark />
      <h1 className="serif text-display">This page could not be shown</h1>
      <p className="max-w-[46ch] text-ink-2">
        Your pictures, your credits and what you wrote are safe: runs that had started go on without this
        page.
      </p>
      <div className="flex flex-wrap justify-center gap-2">
        <button type="button" onClick={retry} className={buttonClass({ variant: 'solid' })}>
          Try again
        </button>
        <a href="/studio" className={buttonClass()}>
          To the studio
        </a>
      </div>
      {digest ? (
        <p className="text-xs text-ink-3">
          For whoever runs this studio: reference <span className="mono">{digest}</span>
        </p>
      ) : null}
    </div>
  )
}
