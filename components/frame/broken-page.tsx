'use client'

import { Suspense } from 'react'
import { fetchedInPlace } from '@/components/ui/fetched'

export type Broken = { error: unknown; retry: () => void }

/** Enough when nothing more can be fetched either. */
const Plain = ({ of: { retry } }: { of: Broken }) => (
  <div className="grid min-h-[70dvh] place-content-center gap-4 text-center">
    <h1>This page could not be shown</h1>
    <button type="button" onClick={retry} className="underline">
      Try again
    </button>
  </div>
)
const Words = fetchedInPlace(() => import('./broken-words'), Plain)

/** A page that could not be drawn. Every page carries this much of it; the rest is fetched once it is needed. */
export const BrokenPage = (props: Broken) => (
  <Suspense>
    <Words {...props} />
  </Suspense>
)
