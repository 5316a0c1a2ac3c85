'use client'

import { usePathname, useRouter } from 'next/navigation'
import { useState } from 'react'
import type { ImageCard, ImageQuery } from '@/lib/gallery/schema'
import type { Calendar } from './calendar'
import { forgetFacts, type ImageFacts } from './facts'
import { hangShelf, imageIdIn, queryOf, showImage, wallHref } from './image-address'
import { useCalendar } from './use-calendar'
import { useTrash } from './use-trash'
import { Viewer } from './viewer'
import { forgetWall, rememberLastSeen } from './wall-memory'

const NONE = { newer: null, older: null }

type Props = { drawn: ImageFacts; calendar: Calendar; from: ImageQuery }

/** The image as a page of its own, when it is not opened from the wall. */
export function ImagePage({ drawn, calendar: assumed, from }: Props) {
  // Before anything is asked: neighbours are those of the wall in the address.
  useState(() => hangShelf(queryOf(from.view, from.collection)))
  const calendar = useCalendar(assumed)
  const router = useRouter()
  const id = imageIdIn(usePathname()) ?? drawn.image.id
  const { moveToTrash, restore } = useTrash()
  const close = () => {
    rememberLastSeen(imageIdIn(window.location.pathname) ?? id)
    router.push(wallHref() as never)
  }
  const changed = () => {
    forgetFacts()
    forgetWall()
  }
  // The gallery is drawn by the server: not before the image is off it, and again when it is back.
  const trash = async (card: ImageCard) => {
    const hands = { done: changed, undone: changed, settled: () => router.refresh() }
    if (await moveToTrash(card.id, hands)) close()
  }
  return (
    <div className="min-[1000px]:h-[calc(100dvh-var(--top-bar))]">
      <Viewer
        id={id}
        card={null}
        neighbours={NONE}
        drawn={drawn}
        calendar={calendar}
        onGo={showImage}
        onClose={close}
        onTrash={trash}
        onRestore={(card) => restore(card.id, { done: changed, undone: changed })}
      />
    </div>
  )
}
