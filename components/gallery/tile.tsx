'use client'

import { Check, Undo2 } from 'lucide-react'
import { type CSSProperties, memo } from 'react'
import { cx } from '@/components/ui/class-names'
import { IconButton } from '@/components/ui/icon-button'
import type { ImageCard } from '@/lib/gallery/schema'
import { HeartButton } from './heart-button'
import { tileSources } from './image-url'
import type { Box } from './justify'
import { averageColour, blurUrl } from './thumbhash'
import styles from './wall.module.css'

export type TileDoes = {
  onOpen: (card: ImageCard) => void
  onActive: (id: string) => void
  /** The pointer or the focus came near: what opening needs may be fetched. */
  onNear: (card: ImageCard) => void
  onRestore?: ((card: ImageCard) => void) | undefined
  /** Chooses a picture, or no more, or all from the last one to here; absent where none can be. */
  onChoose?: ((id: string, toHere: boolean) => void) | undefined
}
type Props = TileDoes & {
  card: ImageCard
  /** Where it stands; absent on the first paint, when CSS lays the wall out. */
  box: Box | undefined
  active: boolean
  /** On the screen from the first instant: fetched first. */
  first: boolean
  /** Perhaps far off the screen: not fetched yet. */
  withheld: boolean
  position: number
  ofTotal: number
  chosen: boolean
  /** Of the wall, in the address of an image. */
  query: string
  /** Pictures are being chosen: a press chooses instead of opening. */
  choosing: boolean
  /** In the trash: how long it has left. */
  note: string
  /** A bar at this side of it: what is dragged would go there. */
  insertion?: 'before' | 'after' | undefined
}

/** How wide it will be at most, about: fixed per picture, so that a resize never fetches it again. */
const sizesOf = (card: ImageCard) => `${Math.round((card.widthPx / card.heightPx) * 170)}px`

function placeOf({ widthPx, heightPx }: ImageCard, box: Box | undefined): CSSProperties {
  if (!box) return { '--ratio': widthPx / heightPx } as CSSProperties
  return { left: box.leftPx, top: box.topPx, width: box.widthPx, height: box.heightPx }
}

const altOf = ({ prompt, author }: ImageCard): string => {
  const what = prompt || 'An image without a prompt'
  return author ? `${what}, by ${author.name}` : what
}

type PictureProps = Pick<Props, 'card' | 'first' | 'withheld'> & { blurred: boolean }

function TilePicture({ card, first, withheld, blurred }: PictureProps) {
  return (
    // biome-ignore lint/performance/noImgElement: the studio serves its own sizes; next/image would make them again
    <img
      {...(withheld ? {} : tileSources(card))}
      sizes={sizesOf(card)}
      alt={altOf(card)}
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

const OVER = 'bg-black/45 text-white hover:bg-black/65 hover:text-white focus-visible:outline-white'
const WHEN_NEAR = 'opacity-0 group-hover:opacity-100 group-focus-within:opacity-100'

type LivingProps = Pick<Props, 'card' | 'chosen' | 'choosing' | 'onChoose'> & { tabIndex: number }

/** On a picture of the gallery: to choose it, to make it a favourite. */
function Living({ card, chosen, choosing, onChoose, tabIndex }: LivingProps) {
  return (
    <>
      {onChoose ? (
        <span
          className={cx('absolute top-1.5 left-1.5', !chosen && !choosing && `${WHEN_NEAR} touch:hidden`)}
        >
          <IconButton
            label="Choose"
            data-tip={undefined}
            aria-pressed={chosen}
            tabIndex={tabIndex}
            onClick={(event) => onChoose(card.id, event.shiftKey)}
            className={cx(
              'rounded-full! size-6! before:absolute before:-inset-2.5',
              chosen
                ? 'bg-live text-black! hover:bg-live hover:text-black'
                : `${OVER} border border-white/80`,
            )}
          >
            {chosen ? <Check strokeWidth={2.4} aria-hidden="true" /> : <span className="size-4" />}
          </IconButton>
        </span>
      ) : null}
      <span className="absolute top-1.5 right-1.5">
        <HeartButton
          image={card}
          size="s"
          tipAlign="end"
          tabIndex={tabIndex}
          className={`${OVER} aria-pressed:text-white`}
          quiet={`${WHEN_NEAR} touch:hidden`}
        />
      </span>
      {card.author ? (
        <span
          className={cx(
            'pointer-events-none absolute bottom-1.5 left-1.5 max-w-[calc(100%-12px)] truncate rounded-xs bg-black/60 px-1.5 text-xs text-white',
            WHEN_NEAR,
          )}
        >
          {card.author.name}
        </span>
      ) : null}
    </>
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
  const {
    card,
    box,
    active,
    first,
    withheld,
    position,
    ofTotal,
    note,
    query,
    onOpen,
    onActive,
    onNear,
    onRestore,
  } = props
  const { chosen, choosing, onChoose, insertion } = props
  return (
    <li
      className={cx(styles.tile, 'group')}
      data-insertion={insertion}
      style={placeOf(card, box)}
      aria-posinset={position}
      aria-setsize={ofTotal}
    >
      <a
        href={`/gallery/${card.id}${query}`}
        data-image={card.id}
        tabIndex={active ? 0 : -1}
        onClick={(event) => {
          if (event.metaKey || event.ctrlKey || event.altKey || (event.shiftKey && !onChoose)) return
          event.preventDefault()
          if (onChoose && (choosing || event.shiftKey)) onChoose(card.id, event.shiftKey)
          else onOpen(card)
        }}
        onFocus={() => {
          onActive(card.id)
          onNear(card)
        }}
        onPointerEnter={() => onNear(card)}
        className={cx(
          'block size-full scroll-mt-[calc(var(--top-bar)+1rem)] scroll-mb-24 overflow-hidden rounded-s bg-line focus-visible:z-1',
          chosen && 'outline-2 outline-offset-1 outline-live',
        )}
      >
        <TilePicture card={card} first={first} withheld={withheld} blurred={box !== undefined} />
      </a>
      {onRestore ? (
        <Trashed card={card} note={note} tabIndex={active ? 0 : -1} onRestore={onRestore} />
      ) : (
        <Living
          card={card}
          chosen={chosen}
          choosing={choosing}
          onChoose={onChoose}
          tabIndex={active ? 0 : -1}
        />
      )}
    </li>
  )
})
