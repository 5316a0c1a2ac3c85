'use client'

import { type MouseEvent, Suspense, useEffect, useRef } from 'react'
import { fetchedOnPress } from '@/components/ui/fetched'
import type { SharedView } from '@/lib/share/schema'
import styles from './shared.module.css'
import { SharedGrid } from './shared-grid'
import { SharedReviewTile } from './shared-review'
import { SharedTile } from './shared-tile'
import { useOpenPicture } from './use-open-picture'
import { useShared } from './use-shared'

const SharedViewer = fetchedOnPress(() => import('./shared-viewer'))
/** So many are asked for before anything else. */
const SOON = 6
const ROW_PX = 240
/** So near to the last picture that is here, more are fetched for who looks at one after another. */
const NEAR_END = 4

type Props = { token: string; view: SharedView }

/** The pictures behind a link, more of them as one goes down, and the one that is looked at. */
export function SharedWall({ token, view }: Props) {
  const { cards, foot, more } = useShared(token, view)
  const { openId, open, show, close } = useOpenPicture()
  const at = cards.findIndex(({ id }) => id === openId)
  useFocusBack(openId)
  useEffect(() => {
    if (at !== -1 && at >= cards.length - NEAR_END) void more()
  })
  const onClick = (event: MouseEvent) => {
    const id = (event.target as Element).closest<HTMLElement>('[data-picture]')?.dataset.picture
    if (!id || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    open(id)
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the links inside are pressed, with the keyboard too
    // biome-ignore lint/a11y/useKeyWithClickEvents: Enter on a link is a click
    <div onClick={onClick}>
      {view.grid ? (
        <SharedGrid token={token} grid={view.grid} cards={cards} />
      ) : (
        <Rows {...{ token, view, cards }} />
      )}
      {foot}
      {at === -1 ? null : (
        <Suspense>
          <SharedViewer {...{ token, view, cards, at }} onGo={show} onClose={close} />
        </Suspense>
      )}
    </div>
  )
}

function Rows({ token, view, cards }: Props & { cards: SharedView['items'] }) {
  const isReviewed = view.allowsVotes || view.allowsComments
  const [only] = cards
  if (!only)
    return <p className="text-md text-ink-2">There are no pictures here yet. Come back a little later.</p>
  const single = view.kind === 'image'
  return (
    <ul className={single ? undefined : styles.wall}>
      {cards.map((card, index) => {
        const ratio = card.widthPx / card.heightPx
        return (
          <li
            key={card.id}
            className={single ? styles.single : 'relative'}
            style={{ '--ratio': ratio } as React.CSSProperties}
          >
            <SharedTile
              token={token}
              card={card}
              number={index + 1}
              soon={index < SOON}
              sizes={single ? '96vw' : `(max-width: 640px) 92vw, ${Math.round(ratio * ROW_PX * 1.3)}px`}
            />
            {isReviewed ? <SharedReviewTile token={token} view={view} imageId={card.id} /> : null}
          </li>
        )
      })}
    </ul>
  )
}

/** Who returns from a picture stands where they were, or where they went. */
function useFocusBack(openId: string | null) {
  const last = useRef<string | null>(null)
  useEffect(() => {
    const seen = last.current
    last.current = openId
    if (seen && !openId) document.querySelector<HTMLElement>(`[data-picture="${seen}"]`)?.focus()
  }, [openId])
}
