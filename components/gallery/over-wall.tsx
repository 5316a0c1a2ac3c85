'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useRef } from 'react'
import type { ImageCard } from '@/lib/gallery/schema'
import type { Calendar } from './calendar'
import { forgetFacts } from './facts'
import { isOverWall, lastShown, noteShown, showImage, wallHref } from './image-address'
import { Viewer } from './viewer'

type Props = {
  id: string
  cards: readonly ImageCard[]
  calendar: Calendar
  onTrash: (card: ImageCard) => void
  onRestore: (card: ImageCard) => Promise<unknown>
  /** The image looked at last when it was closed. */
  onClosed: (id: string) => void
}

/** An image over the wall, which stays as it was underneath. */
export function OverWall({ id, cards, calendar, onTrash, onRestore, onClosed }: Props) {
  const router = useRouter()
  useEffect(() => noteShown(id), [id])
  const closed = useRef(onClosed)
  useEffect(() => {
    closed.current = onClosed
  })
  useEffect(
    () => () => {
      const last = lastShown()
      if (last) closed.current(last)
    },
    [],
  )
  useStillPage()

  const index = cards.findIndex((card) => card.id === id)
  const close = () => (isOverWall() ? window.history.back() : router.push(wallHref() as never))
  return (
    <div className="fixed inset-x-0 top-(--top-bar) bottom-0 z-20 overflow-y-auto overscroll-contain bg-paper max-md:bottom-(--tab-bar)">
      <Viewer
        id={id}
        card={cards[index] ?? null}
        neighbours={{ newer: cards[index - 1]?.id ?? null, older: cards[index + 1]?.id ?? null }}
        drawn={null}
        calendar={calendar}
        onGo={showImage}
        onClose={close}
        onTrash={(card) => {
          forgetFacts()
          onTrash(card)
          close()
        }}
        onRestore={(card) => {
          forgetFacts()
          return onRestore(card)
        }}
      />
    </div>
  )
}

/** Keeps the page underneath from scrolling, and from growing by the width of a scroll bar. */
function useStillPage() {
  useEffect(() => {
    const { style } = document.documentElement
    const { overflow, scrollbarGutter } = style
    if (window.innerWidth > document.documentElement.clientWidth) style.scrollbarGutter = 'stable'
    style.overflow = 'hidden'
    return () => {
      style.overflow = overflow
      style.scrollbarGutter = scrollbarGutter
    }
  }, [])
}
