'use client'

import { Suspense, useSyncExternalStore } from 'react'
import { fetchedInPlace } from '@/components/ui/fetched'
import type { Side } from './panel-sizes'
import { hasPanels, watchPanels } from './panels'

// Without its edges a panel cannot be moved; nothing else is lost.
const Edge = fetchedInPlace(
  () => import('./panel-edge'),
  () => null,
)

/** The edge of a panel, fetched where panels stand side by side. It lies over the page and moves nothing by coming. */
export function PanelEdge({ side }: { side: Side }) {
  const there = useSyncExternalStore(watchPanels, hasPanels, () => false)
  return there ? (
    <Suspense>
      <Edge side={side} />
    </Suspense>
  ) : null
}
