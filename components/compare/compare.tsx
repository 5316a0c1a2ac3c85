'use client'

import { useRouter, useSearchParams } from 'next/navigation'
import { type Dispatch, useEffect, useMemo, useReducer, useRef } from 'react'
import { extentOf, useView } from '@/components/canvas/use-view'
import { ZoomBar } from '@/components/canvas/zoom-bar'
import type { ImageFacts } from '@/components/gallery/facts'
import { type Look, lookOf, readComparing, viewOf } from './compare-address'
import { CompareBar } from './compare-bar'
import { CompareStage } from './compare-stage'
import { type CompareAction, type Comparing, comparing, isOnePane, reduceCompare } from './compare-state'
import { CompareTable } from './compare-table'
import { useCompareKeys } from './use-compare-keys'
import { useKeptAddress } from './use-kept-address'

/** Two to four pictures in the whole window, and what they were made with. */
export function Compare({ pictures }: { pictures: readonly ImageFacts[] }) {
  const query = useSearchParams()
  const [now, act] = useReducer(reduceCompare, pictures.length, (count) =>
    readComparing(query, comparing(count)),
  )
  const { look, onLook } = useKeptAddress(pictures, now, query)
  const router = useRouter()
  const close = () => (window.history.length > 1 ? router.back() : router.push('/gallery'))
  return (
    <div className="fixed inset-0 z-50 grid h-dvh grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto] bg-paper">
      <CompareBar now={now} act={act} onClose={close} />
      <Looked
        key={isOnePane(now) ? 'one' : 'all'}
        {...{ pictures, now, act, look, onLook }}
        onClose={close}
      />
      <CompareTable pictures={pictures} />
    </div>
  )
}

type Props = {
  pictures: readonly ImageFacts[]
  now: Comparing
  act: Dispatch<CompareAction>
  onClose: () => void
  /** What of the pictures was looked at last; null while it was all. */
  look: { readonly current: Look | null }
  onLook: (look: Look | null) => void
}

/** The pictures under one view, which lasts as long as the panes keep their size. */
function Looked({ pictures, now, act, onClose, look, onLook }: Props) {
  const [stage, pane] = [useRef<HTMLDivElement>(null), useRef<HTMLDivElement>(null)]
  const first = pictures[0]?.image
  const frame = useMemo(() => ({ width: first?.widthPx ?? 1, height: first?.heightPx ?? 1 }), [first])
  const shown = isOnePane(now) ? stage : pane
  const begun = look.current
  const view = useView(shown, frame, begun && ((extent) => viewOf(begun, extent, frame)))
  const { view: lies, isOwn } = view
  useEffect(() => {
    if (lies && shown.current) onLook(isOwn() ? lookOf(lies, extentOf(shown.current), frame) : null)
  }, [lies, isOwn, shown, frame, onLook])
  useCompareKeys({ act, view, solo: now.solo !== null, close: onClose })
  return (
    <div className="relative grid min-h-0">
      <CompareStage {...{ pictures, now, act, frame, view, pane, stage }} />
      <ZoomBar view={view} />
    </div>
  )
}
