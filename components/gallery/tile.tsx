'use client'

import { Undo2 } from 'lucide-react'
import { type CSSProperties, memo } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import type { ImageCard } from '@/lib/gallery/schema'
import { tileSources } from './image-url'
import type { Box } from './justify'
import { averageColour, blurUrl } from './thumbhash'
import styles from './wall.module.css'

export type TileDoes = {
  onOpen: (card: ImageCard) => void
  onActive: (id: string) => void
  /** The pointer or the focus came near: what opening needs may be fetched. */
  onNear: (card: ImageCard) => void
  onRestore?: (card: ImageCard) => void
}
type Props = TileDoes & {
  card: ImageCard
  /** Where it stands; absent on the first paint, when CSS lays the wall out. */
  box: Box | undefined
  active: boolean
  /** On the screen from the first instant: fetched first. */
  first: boolean
  position: number
  ofTotal: number
  /** In the trash: how long it has left. */
  note: string
}

/** How wide it will be at most, about: fixed per picture, so that a resize never fetches it again. */
const sizesOf = (card: ImageCard) => `${Math.round((card.widthPx / card.heightPx) * 170)}px`

function placeOf({ widthPx, heightPx }: ImageCard, box: Box | undefined): CSSProperties {
  if (!box) return { '--ratio': widthPx / heightPx } as CSSProperties
  return { left: box.leftPx, top: box.topPx, width: box.widthPx, height: box.heightPx }
}

function TilePicture({ card, first, blurred }: { card: ImageCard; first: boolean; blurred: boolean }) {
  return (
    // biome-ignore lint/performance/noImgElement: the studio serves its own sizes; next/image would make them again
    <img
      {...tileSources(card)}
      sizes={sizesOf(card)}
      alt={card.prompt || 'An image without a prompt'}
      width={card.widthPx}
      height={card.heightPx}
      loading={first || blurred ? 'eager' : 'lazy'}
      fetchPriority={first ? 'high' : 'auto'}
      decoding="async"
      draggable={false}
      className="block size-full bg-cover object-cover text-transparent"
      style={{
        backgroundColor: averageColour(card.thumbhash),
        backgroundImage: blurred ? blurUrl(card.thumbhash) : undefined,
      }}
    />
  )
}

type TrashedProps = { card: ImageCard; note: string; tabIndex: number; onRestore: (card: ImageCard) => void }

/** On a picture in the trash: how long it has left, and the way back. */
function Trashed({ card, note, tabIndex, onRestore }: TrashedProps) {
  return (
    <>
      <span className="num pointer-events-none absolute bottom-1.5 left-1.5 rounded-xs bg-black/60 px-1.5 text-xs text-white">
        {note}
      </span>
      <span className="absolute top-1.5 right-1.5">
        <IconButton
          label="Restore"
          tabIndex={tabIndex}
          onClick={() => onRestore(card)}
          className="bg-panel text-ink shadow-card before:absolute before:-inset-1.5 touch:size-8!"
        >
          <Undo2 strokeWidth={1.6} aria-hidden="true" />
        </IconButton>
      </span>
    </>
  )
}

export const Tile = memo(function Tile(props: Props) {
  const { card, box, active, first, position, ofTotal, note, onOpen, onActive, onNear, onRestore } = props
  return (
    <li className={styles.tile} style={placeOf(card, box)} aria-posinset={position} aria-setsize={ofTotal}>
      <a
        href={`/gallery/${card.id}`}
        data-image={card.id}
        tabIndex={active ? 0 : -1}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return
          event.preventDefault()
          onOpen(card)
        }}
        onFocus={() => {
          onActive(card.id)
          onNear(card)
        }}
        onPointerEnter={() => onNear(card)}
        className="block size-full scroll-mt-[calc(var(--top-bar)+1rem)] scroll-mb-24 overflow-hidden rounded-s bg-line focus-visible:z-1"
      >
        <TilePicture card={card} first={first} blurred={box !== undefined} />
      </a>
      {onRestore ? (
        <Trashed card={card} note={note} tabIndex={active ? 0 : -1} onRestore={onRestore} />
      ) : null}
    </li>
  )
})
