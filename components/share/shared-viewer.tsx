'use client'

import { ChevronLeft, ChevronRight, Download, X } from 'lucide-react'
import { type CSSProperties, type PointerEvent, useEffect, useRef } from 'react'
import { averageColour } from '@/components/gallery/thumbhash'
import { IconButton, iconButtonClass } from '@/components/ui/icon-button'
import type { SharedCard, SharedView } from '@/lib/share/schema'
import styles from './shared.module.css'
import { SharedOriginWords } from './shared-origin'
import { SharedReviewPanel, SharedReviewPins } from './shared-review'
import { altOf } from './shared-tile'
import { sharedImageUrl, sharedSources } from './shared-url'

const ICON = { strokeWidth: 1.6, 'aria-hidden': true } as const
const SWIPE_PX = 48

type Props = {
  token: string
  view: SharedView
  cards: SharedCard[]
  at: number
  onGo: (id: string) => void
  onClose: () => void
}

/** One picture, as large as the window; arrows and swipes go on, Escape and Back return. */
export default function SharedViewer({ token, view, cards, at, onGo, onClose }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  const card = cards[at]
  const go = (step: 1 | -1) => {
    const next = cards[at + step]
    if (next) onGo(next.id)
  }
  useEffect(() => dialog.current?.showModal(), [])
  useEffect(() => {
    for (const near of [cards[at + 1], cards[at - 1]])
      if (near) new Image().src = sharedImageUrl(token, near.id, 'preview')
  }, [token, cards, at])
  const swipe = useSwipe(go)
  if (!card) return null
  const isReviewed = view.allowsVotes || view.allowsComments
  const aside = isReviewed || card.origin
  return (
    <dialog
      ref={dialog}
      aria-label={`Picture ${at + 1} of ${view.imageCount}`}
      className={`${styles.viewer} bg-paper text-ink open:flex open:flex-col`}
      onClose={onClose}
      onKeyDown={(event) => {
        if ((event.target as Element).closest('input, textarea, [role="radiogroup"]')) return
        if (event.key === 'ArrowRight') go(1)
        if (event.key === 'ArrowLeft') go(-1)
      }}
    >
      <header className="flex h-13 shrink-0 items-center gap-1 px-3 text-ink-2 md:px-5">
        <p className="num grow" aria-live="polite">
          {at + 1} <span className="text-ink-3">of {view.imageCount}</span>
        </p>
        {view.allowsDownload ? (
          <a
            href={sharedImageUrl(token, card.id, 'original')}
            download
            aria-label="Download"
            className={iconButtonClass('m')}
          >
            <Download {...ICON} />
          </a>
        ) : null}
        <IconButton label="Previous picture" disabled={at === 0} onClick={() => go(-1)}>
          <ChevronLeft {...ICON} />
        </IconButton>
        <IconButton label="Next picture" disabled={at === cards.length - 1} onClick={() => go(1)}>
          <ChevronRight {...ICON} />
        </IconButton>
        <IconButton label="Close" onClick={onClose}>
          <X {...ICON} />
        </IconButton>
      </header>
      <div className="flex min-h-0 grow flex-col overflow-y-auto lg:flex-row lg:overflow-hidden">
        <div
          className={`${styles.place} shrink-0 px-3 pb-3 md:px-5 md:pb-5 lg:min-w-0 lg:flex-1`}
          style={{ '--ratio': card.widthPx / card.heightPx } as CSSProperties}
        >
          <div className="grid size-full place-items-center" {...swipe}>
            <Picture key={card.id} token={token} card={card} number={at + 1}>
              {isReviewed ? <SharedReviewPins token={token} view={view} imageId={card.id} /> : null}
            </Picture>
          </div>
        </div>
        {aside ? (
          <aside
            aria-label="About this picture"
            className="grid w-full shrink-0 content-start gap-6 px-4 pb-10 lg:w-88 lg:overflow-y-auto lg:border-l lg:border-line lg:px-6 lg:pt-2"
          >
            {isReviewed ? (
              <SharedReviewPanel key={card.id} token={token} view={view} imageId={card.id} />
            ) : null}
            {card.origin ? <SharedOriginWords origin={card.origin} /> : null}
          </aside>
        ) : null}
      </div>
    </dialog>
  )
}

type PictureProps = { token: string; card: SharedCard; number: number; children: React.ReactNode }

function Picture({ token, card, number, children }: PictureProps) {
  const { src } = sharedSources(token, card)
  return (
    <div className={`${styles.frame} relative`}>
      {/* biome-ignore lint/performance/noImgElement: the studio serves its own sizes */}
      <img
        src={sharedImageUrl(token, card.id, 'preview')}
        alt={altOf(card, number)}
        draggable={false}
        className="absolute inset-0 size-full rounded-card bg-cover"
        style={{ backgroundColor: averageColour(card.thumbhash), backgroundImage: `url(${src})` }}
      />
      {children}
    </div>
  )
}

/** One finger sideways: to the next picture, or the one before. */
function useSwipe(go: (step: 1 | -1) => void) {
  const from = useRef<{ x: number; y: number } | null>(null)
  return {
    onPointerDown: (event: PointerEvent) => {
      from.current =
        event.isPrimary && event.pointerType !== 'mouse' ? { x: event.clientX, y: event.clientY } : null
    },
    onPointerUp: (event: PointerEvent) => {
      const [dx, dy] = from.current
        ? [event.clientX - from.current.x, event.clientY - from.current.y]
        : [0, 0]
      from.current = null
      if (Math.abs(dx) > SWIPE_PX && Math.abs(dx) > 2 * Math.abs(dy)) go(dx < 0 ? 1 : -1)
    },
    onPointerCancel: () => {
      from.current = null
    },
  }
}
