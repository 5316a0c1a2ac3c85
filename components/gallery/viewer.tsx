'use client'

import { Suspense, useEffect, useRef, useState } from 'react'
import { fetchedInPlace } from '@/components/ui/fetched'
import type { ImageCard } from '@/lib/gallery/schema'
import type { Calendar } from './calendar'
import type { ImageFacts } from './facts'
import { useToggleFavourite } from './favourites'
import { Stage } from './stage'
import { Unreadable } from './unreadable'
import { useFacts } from './use-facts'
import { useHydrated } from './use-hydrated'
import { useTitle } from './use-title'
import { useViewerKeys } from './use-viewer-keys'
import { ViewerBar } from './viewer-bar'
import { ViewerPanel } from './viewer-panel'
import type { Zoom } from './zoom'

const Comments = fetchedInPlace(() => import('@/components/review/comments'))

export type Neighbours = Record<'newer' | 'older', string | null>
type Props = {
  id: string
  /** What is known before the facts: from the wall. */
  card: ImageCard | null
  neighbours: Neighbours
  /** What the server drew, of this or of the image shown before. */
  drawn: ImageFacts | null
  calendar: Calendar
  /** Another picture is to be shown: a neighbour. */
  onGo: (id: string) => void
  onClose: () => void
  onTrash: (card: ImageCard) => void
  onRestore: (card: ImageCard) => Promise<unknown>
}

/** One picture, large, with everything known of it. Knows nothing of addresses: its owner moves it. */
export function Viewer(props: Props) {
  const { id, card: hung, neighbours: hanging, drawn, calendar, onGo, onClose, onTrash, onRestore } = props
  const { facts, failure, refresh } = useFacts(id, drawn)
  const [zoomOf, setZoomOf] = useState<{ id: string; zoom: Zoom | null }>({ id, zoom: null })
  const zoom = zoomOf.id === id ? zoomOf.zoom : null
  const setZoom = (next: Zoom | null) => setZoomOf({ id, zoom: next })
  const card = facts?.image ?? hung
  const neighbours = facts ? { newer: facts.image.newerId, older: facts.image.olderId } : hanging

  const gone = failure?.code === 'NOT_FOUND'

  const go = (towards: 'newer' | 'older') => {
    const next = neighbours[towards]
    if (next) onGo(next)
  }
  const trash = () => {
    const isMine = facts ? facts.image.mine : hung?.author === undefined
    if (card && !card.deletedAt && isMine) onTrash(card)
  }
  const root = useRef<HTMLElement>(null)
  const [over, setOver] = useState<HTMLElement | null>(null)
  const isRead = useHydrated() && facts !== null
  const toggle = useToggleFavourite()
  const favourite = () => card && !card.deletedAt && toggle(card)
  useViewerKeys(root, { go, trash, favourite, close: () => (zoom ? setZoom(null) : onClose()) })
  useTitle(card?.prompt)
  useEffect(() => root.current?.focus({ preventScroll: true }), [])

  return (
    <article
      ref={root}
      tabIndex={-1}
      aria-label="Image"
      className="grid outline-none min-[1000px]:h-full min-[1000px]:grid-cols-[minmax(0,1fr)_372px]"
    >
      <div className="flex min-w-0 flex-col bg-sunk min-[1000px]:h-full min-[1000px]:min-h-0">
        <ViewerBar neighbours={neighbours} onGo={go} onClose={onClose} />
        {card && !gone ? (
          <Stage card={card} zoom={zoom} onZoom={setZoom} onSwipe={go} over={setOver} />
        ) : null}
      </div>
      <div className="min-w-0 border-line px-4 pt-5 pb-8 min-[1000px]:overflow-y-auto min-[1000px]:border-l min-[1000px]:px-6 min-[1000px]:pt-6">
        {failure ? (
          <Unreadable failure={failure} gone={gone} onRetry={refresh} onClose={onClose} />
        ) : (
          <ViewerPanel
            key={id}
            card={card}
            facts={facts}
            calendar={calendar}
            onTrash={trash}
            onRestore={(image) => void onRestore(image).then(refresh)}
          >
            {isRead ? (
              <Suspense>
                <Comments imageId={id} over={zoom ? null : over} />
              </Suspense>
            ) : null}
          </ViewerPanel>
        )}
      </div>
    </article>
  )
}
