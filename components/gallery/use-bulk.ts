'use client'

import { useRef, useState } from 'react'
import { callApi } from '@/components/frame/api'
import { useLive } from '@/components/frame/live'
import { toast } from '@/components/ui/toast-store'
import type { ImageCard } from '@/lib/gallery/schema'
import { doToMany, type Tally, tallyInWords } from './bulk'
import { markFavourite } from './favourites'

/** What the wall does at once, and again when it is undone or refused. */
export type WallHands = {
  takeOff: (ids: readonly string[]) => void
  hangAgain: (cards: readonly ImageCard[]) => void
}
export type UnderWay = { doing: string; tally: Tally } | null

type Plan = {
  cards: readonly ImageCard[]
  /** `Moving to the trash`; `moved to the trash`. */
  doing: string
  done: string
  act: (card: ImageCard) => ReturnType<typeof callApi>
  /** After it: those it was done to, and those it was not. */
  settle?: (done: readonly ImageCard[], failed: readonly ImageCard[]) => void
  undo?: (done: readonly ImageCard[]) => void
}

/** The same done to many images: at once on the wall, one by one at the server, with a way to stop and a way back. */
export function useBulk({ takeOff, hangAgain }: WallHands) {
  const [underWay, setUnderWay] = useState<UnderWay>(null)
  const isStopped = useRef(false)
  const { reportSignedOut } = useLive()

  const perform = async ({ cards, doing, done, act, settle, undo }: Plan) => {
    const byId = new Map(cards.map((card) => [card.id, card]))
    isStopped.current = false
    const onTally = (tally: Tally) => setUnderWay({ doing, tally })
    onTally({ done: 0, total: cards.length, failed: [], reason: null })
    const tally = await doToMany([...byId.keys()], (id) => act(byId.get(id) as ImageCard), {
      onTally,
      isStopped: () => isStopped.current,
    })
    setUnderWay(null)
    const failed = new Set(tally.failed)
    const [did, left] = [cards.filter(({ id }) => !failed.has(id)), cards.filter(({ id }) => failed.has(id))]
    settle?.(did, left)
    if (tally.reason?.reason === 'signed-out') reportSignedOut()
    const back = undo && did.length > 0 ? { action: { label: 'Undo', onAction: () => undo(did) } } : {}
    toast(tallyInWords(tally, done), { tone: tally.reason ? 'bad' : 'plain', ...back })
  }

  const restore = (cards: readonly ImageCard[]) => {
    hangAgain(cards)
    void perform({
      ...{ cards, doing: 'Putting back', done: 'put back' },
      act: ({ id }) => callApi(`/images/${id}/restore`, { method: 'POST' }),
      settle: (_, failed) => takeOff(failed.map(({ id }) => id)),
    })
  }
  const trash = (cards: readonly ImageCard[]) => {
    takeOff(cards.map(({ id }) => id))
    void perform({
      ...{ cards, doing: 'Moving to the trash', done: 'moved to the trash, kept for 30 days' },
      act: ({ id }) => callApi(`/images/${id}`, { method: 'DELETE' }),
      settle: (_, failed) => hangAgain(failed),
      undo: restore,
    })
  }
  const favourite = (cards: readonly ImageCard[], on: boolean) => {
    const now = on ? new Date().toISOString() : null
    void perform({
      ...{ cards, doing: on ? 'Making favourites' : 'Taking off the favourites' },
      done: on ? 'made favourites' : 'taken off the favourites',
      act: (card) => markFavourite(card, now),
      undo: (did) => favourite(did, !on),
    })
  }
  const stop = () => {
    isStopped.current = true
  }
  return { underWay, trash, favourite, stop }
}
