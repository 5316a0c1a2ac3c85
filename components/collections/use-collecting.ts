'use client'

import { useCallback, useState } from 'react'
import { useLive } from '@/components/frame/live'
import { imagesInWords } from '@/components/gallery/bulk'
import { forgetFacts } from '@/components/gallery/facts'
import { toast } from '@/components/ui/toast-store'
import type { Level } from '@/lib/gallery/collections/schema'
import type { ImageCard } from '@/lib/gallery/schema'
import { addImages, changeCollection, moveImages, takeOutImages } from './calls'

export type OnWall = { id: string; level: Level }
type Hands = {
  items: readonly ImageCard[]
  takeOff: (ids: readonly string[]) => void
  hangAgain: (cards: readonly ImageCard[]) => void
  move: (ids: readonly string[], beforeId: string | null) => void
  /** Around every change at the server, for what is read meanwhile. */
  during: <T>(write: () => Promise<T>) => Promise<T>
}

/** What is done with the pictures of one collection: taking out, moving, choosing the cover. Undefined on other walls. */
export function useCollecting(collection: OnWall | undefined, hands: Hands) {
  const { reportSignedOut } = useLive()
  const [spoken, setSpoken] = useState('')
  const { items, takeOff, hangAgain, move, during } = hands
  const explain = useCallback(
    (answer: { reason: string; message: string }) => {
      toast(`Nothing changed. ${answer.message}`, { tone: 'bad' })
      if (answer.reason === 'signed-out') reportSignedOut()
    },
    [reportSignedOut],
  )
  if (!collection) return undefined
  const { id, level } = collection

  const takeOut = async (cards: readonly ImageCard[]) => {
    const ids = cards.map((card) => card.id)
    takeOff(ids)
    const answer = await during(() => takeOutImages(id, ids))
    if (!answer.ok) {
      hangAgain(cards)
      return explain(answer)
    }
    const undo = async () => {
      hangAgain(cards)
      const back = await during(() => addImages(id, ids))
      if (!back.ok) explain(back)
    }
    toast(`${imagesInWords(ids.length)} taken out of the collection.`, {
      action: { label: 'Undo', onAction: () => void undo() },
    })
  }
  const moveTo = async (ids: readonly string[], beforeId: string | null) => {
    const before = items.map((card) => card.id)
    move(ids, beforeId)
    forgetFacts()
    const answer = await during(() => moveImages(id, ids, beforeId))
    if (answer.ok) return
    move(before, null)
    explain(answer)
  }
  /** One place on, or back, or to either end; the chosen ones stay together. */
  const step = (ids: readonly string[], by: -1 | 1 | 'first' | 'last') => {
    const order = items.map((card) => card.id)
    const moved = order.filter((each) => ids.includes(each))
    const [first, last] = [order.indexOf(moved[0] ?? ''), order.indexOf(moved.at(-1) ?? '')]
    const before = {
      [-1]: order[Math.max(0, first - 1)],
      1: order[last + 2],
      first: order[0],
      last: undefined,
    }[by]
    const place =
      by === -1 ? first : by === 1 ? Math.min(last + 2, order.length) : by === 'first' ? 1 : order.length
    setSpoken(`Moved to place ${Math.max(1, place)} of ${order.length}.`)
    void moveTo(moved, before ?? null)
  }
  const setCover = async (imageId: string) => {
    const answer = await changeCollection(id, { coverImageId: imageId })
    if (answer.ok) toast('This is the cover now.')
    else explain(answer)
  }
  const arranges = level === 'manage'
  return {
    spoken,
    takeOut: level === 'view' ? undefined : takeOut,
    moveTo: arranges ? moveTo : undefined,
    step: arranges ? step : undefined,
    setCover: arranges ? setCover : undefined,
  }
}

export type Collecting = NonNullable<ReturnType<typeof useCollecting>>
