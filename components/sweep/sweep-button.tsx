'use client'

import { Grid3x3 } from 'lucide-react'
import { Suspense, useState } from 'react'
import { buttonClass } from '@/components/ui/button'
import { fetchedOnPress } from '@/components/ui/fetched'
import type { Source } from './axis-fields'

const SweepBuilder = fetchedOnPress(() => import('./sweep-builder'))

/** Beside Generate: many runs that differ in one thing or two. What builds them is fetched when it is wanted. */
export function SweepButton({ source }: { source: Source }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <button
        type="button"
        aria-label="Sweep…"
        aria-haspopup="dialog"
        data-tip="Sweep…"
        data-tip-side="top"
        data-tip-align="end"
        onPointerEnter={SweepBuilder.warm}
        onFocus={SweepBuilder.warm}
        onClick={() => setOpen(true)}
        className={buttonClass({ size: 'l' }, 'w-11 px-0!')}
      >
        <Grid3x3 className="size-[18px]" strokeWidth={1.6} aria-hidden="true" />
      </button>
      {open ? (
        <Suspense>
          <SweepBuilder source={source} onClose={() => setOpen(false)} />
        </Suspense>
      ) : null}
    </>
  )
}
