'use client'

import { type KeyboardEvent, type RefObject, useRef } from 'react'
import type { Shown } from './mask-stage'
import type { Painting } from './painting'
import type { BrushInHand } from './use-brush'
import type { StageView } from './use-view'

type Given = {
  stage: RefObject<HTMLElement | null>
  hand: BrushInHand
  painting: Painting | null
  view: StageView
  shown: Shown
  onShow: (shown: Shown) => void
  onUse: () => void
  /** A stroke under way by keyboard ends before anything else happens to the mask. */
  lift: () => void
}

const PEEK = '\\'
const FACTOR = 1.4

/** The editor's keys. They work wherever the focus is in it, but Space only moves the picture when no control has it. */
export function useMaskKeys(given: Given) {
  const isMoving = useRef(false)
  const beforePeek = useRef<Shown | null>(null)
  const { stage, hand, painting, view, onUse, lift } = given

  const move = (on: boolean) => {
    isMoving.current = on
    if (stage.current) stage.current.dataset.moving = String(on)
  }
  const plain: Record<string, () => void> = {
    b: () => hand.choose('paint'),
    e: () => hand.choose('erase'),
    i: () => painting?.add({ kind: 'invert' }),
    '[': hand.smaller,
    ']': hand.larger,
    '+': () => view.zoomBy(FACTOR),
    '=': () => view.zoomBy(FACTOR),
    '-': () => view.zoomBy(1 / FACTOR),
    '0': view.fit,
    '1': () => view.actualSize(),
    '/': () => {},
  }
  const commanded: Record<string, () => void> = {
    z: () => painting?.undo(),
    'shift+z': () => painting?.redo(),
    y: () => painting?.redo(),
    Enter: onUse,
  }

  function onKeyDown(event: KeyboardEvent) {
    const isCommand = event.ctrlKey || event.metaKey
    const act = isCommand ? commanded[keyOf(event)] : event.altKey ? undefined : plain[event.key]
    if (act) {
      lift()
      act()
    } else if (event.key === PEEK && !event.repeat) {
      beforePeek.current = given.shown
      given.onShow('picture')
    } else if (event.key === ' ' && event.target === stage.current) move(true)
    else return
    event.preventDefault()
  }

  function onKeyUp(event: KeyboardEvent) {
    if (event.key === ' ') move(false)
    if (event.key !== PEEK || beforePeek.current === null) return
    given.onShow(beforePeek.current)
    beforePeek.current = null
  }
  return { isMoving, onKeyDown, onKeyUp }
}

const keyOf = ({ key, shiftKey }: KeyboardEvent) => (key.toLowerCase() === 'z' && shiftKey ? 'shift+z' : key)
