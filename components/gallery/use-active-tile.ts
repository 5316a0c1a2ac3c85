'use client'

import { type KeyboardEvent, type RefObject, useCallback, useEffect, useMemo, useState } from 'react'
import type { ImageCard } from '@/lib/gallery/schema'
import { neighbourOf } from './grid-keys'
import type { LaidSection } from './sections'

type Act = ((card: ImageCard) => void) | undefined
export type TileKeys = {
  trash: Act
  favourite: Act
  choose: Act
  stretch: Act
  /** With Alt an arrow moves the picture itself. */
  step?: ((card: ImageCard, by: -1 | 1 | 'first' | 'last') => void) | undefined
}

const STEPS = { ArrowLeft: -1, ArrowRight: 1, Home: 'first', End: 'last' } as const

/**
 * The one picture the Tab key reaches, and the keys that move it: arrows, Home, End; and what `does` names: Delete
 * trashes, `f` makes a favourite, `x` chooses, Shift chooses on the way. A picture that is far away is brought into the document before it takes the focus.
 */
export function useActiveTile(
  root: RefObject<HTMLElement | null>,
  sections: readonly LaidSection[],
  cards: readonly ImageCard[],
  does: TileKeys,
) {
  const [chosenId, setActiveId] = useState<string | null>(null)
  const [focusId, setFocusId] = useState<string | null>(null)
  const indexOf = useMemo(() => new Map(cards.map((card, index) => [card.id, index])), [cards])
  const activeId = chosenId !== null && indexOf.has(chosenId) ? chosenId : (cards[0]?.id ?? null)

  const focusOn = useCallback((id: string) => {
    setActiveId(id)
    setFocusId(id)
  }, [])
  useEffect(() => {
    if (focusId === null) return
    root.current?.querySelector<HTMLElement>(`[data-image="${focusId}"]`)?.focus()
    setFocusId(null)
  }, [focusId, root])

  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const index = indexOf.get((event.target as HTMLElement).dataset.image ?? '')
    if (index === undefined || event.metaKey || event.ctrlKey) return
    const card = cards[index]
    const by = STEPS[event.key as keyof typeof STEPS]
    if (event.altKey && by && card && does.step) {
      event.preventDefault()
      does.step(card, by)
      return focusOn(card.id)
    }
    if (event.altKey) return
    const act = { Delete: does.trash, f: does.favourite, x: does.choose }[event.key]
    if (card && act) {
      const next = event.key === 'Delete' ? (cards[index + 1] ?? cards[index - 1]) : undefined
      if (next) focusOn(next.id)
      event.preventDefault()
      return act(card)
    }
    const to = cards[neighbourOf(event.key, index, sections) ?? -1]
    if (!to) return
    event.preventDefault()
    if (event.shiftKey && does.stretch) {
      if (card) does.stretch(card)
      does.stretch(to)
    }
    focusOn(to.id)
  }
  return { activeId, setActiveId, focusOn, onKeyDown }
}
