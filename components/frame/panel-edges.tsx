'use client'

import { type ComponentType, lazy, Suspense, useSyncExternalStore } from 'react'
import type { Side } from './panel-sizes'
import { hasPanels, watchPanels } from './panels'

/** Without its edges a panel cannot be moved; nothing else is lost. */
const None = () => null
const Edge = lazy<ComponentType<{ side: Side }>>(() =>
  import('./panel-edge').catch(() => ({ default: None })),
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
