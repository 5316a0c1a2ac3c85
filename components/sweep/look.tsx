'use client'

import { Suspense } from 'react'
import { fetchedOnPress } from '@/components/ui/fetched'
import type { SweepFacts } from './sweep-facts'
import type { Grid } from './sweep-grid'

export type LookProps = {
  cell: number
  grid: Grid
  facts: SweepFacts
  onMove: (cell: number) => void
  onClose: () => void
}

const LookDialog = fetchedOnPress(() => import('./look-dialog'))

/** One cell by itself; fetched when first opened. */
export const Look = (props: LookProps) => (
  <Suspense>
    <LookDialog {...props} />
  </Suspense>
)
