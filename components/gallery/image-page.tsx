'use client'

import { usePathname, useRouter } from 'next/navigation'
import type { Calendar } from './calendar'
import { forgetFacts, type ImageFacts } from './facts'
import { imageIdIn, showImage } from './image-address'
import { useCalendar } from './use-calendar'
import { useTrash } from './use-trash'
import { Viewer } from './viewer'
import { forgetWall, rememberLastSeen } from './wall-memory'

const NONE = { newer: null, older: null }

/** The image as a page of its own, when it is not opened from the wall. */
export function ImagePage({ drawn, calendar: assumed }: { drawn: ImageFacts; calendar: Calendar }) {
  const calendar = useCalendar(assumed)
  const router = useRouter()
  const id = imageIdIn(usePathname()) ?? drawn.image.id
  const { moveToTrash, restore } = useTrash()
  const close = () => {
    rememberLastSeen(id)
    router.push('/gallery')
  }
  const changed = () => {
    forgetFacts()
    forgetWall()
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
        onTrash={(card) => {
          void moveToTrash(card.id, { done: changed, undone: () => router.refresh() })
          close()
        }}
        onRestore={(card) => restore(card.id, { done: changed, undone: changed })}
      />
    </div>
  )
}
