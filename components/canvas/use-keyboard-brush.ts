'use client'

import { type KeyboardEvent, type RefObject, useRef, useState } from 'react'
import type { Brush, Point } from './brush'
import type { Painting } from './painting'
import type { StageView } from './use-view'
import { type Extent, type Spot, toScreen } from './view'

type Given = {
  stage: RefObject<HTMLElement | null>
  painting: Painting | null
  brush: Brush
  view: StageView
  picture: Extent
  showRing: (at: Spot | null) => void
}

const STEPS: Record<string, readonly [number, number]> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
}
/** One press, in pixels of the screen; eight times that with Shift. */
const STEP_PX = 8

/** Painting without a pointer: arrows move the brush, Enter puts it down and lifts it. `said` is for screen readers. */
export function useKeyboardBrush({ stage, painting, brush, view, picture, showRing }: Given) {
  const [said, setSaid] = useState('')
  const [isDown, setDown] = useState(false)
  const at = useRef<Spot>({ x: picture.width / 2, y: picture.height / 2 })
  const point = (): Point => ({ ...at.current, pressure: 1 })

  function show() {
    showRing(toScreen(view.latest.current, at.current))
    if (stage.current) stage.current.dataset.keys = 'on'
  }
  function lift() {
    if (!isDown) return
    painting?.end()
    setDown(false)
    setSaid('Brush lifted.')
  }
  function toggle() {
    if (isDown) return lift()
    // The mask in the slot may still be on its way.
    if (!painting) return
    painting.begin(brush)
    painting.extend([point()])
    setDown(true)
    setSaid(`${brush.kind === 'paint' ? 'Brush' : 'Eraser'} down at ${at.current.x}, ${at.current.y}.`)
    show()
  }
  function move([across, down]: readonly [number, number], isFar: boolean) {
    const step = Math.max(1, Math.round((STEP_PX * (isFar ? 8 : 1)) / view.latest.current.scale))
    const clamp = (value: number, max: number) => Math.round(Math.min(max, Math.max(0, value)))
    at.current = {
      x: clamp(at.current.x + across * step, picture.width),
      y: clamp(at.current.y + down * step, picture.height),
    }
    if (isDown) painting?.extend([point()])
    setSaid(`${at.current.x}, ${at.current.y}`)
    show()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.target !== event.currentTarget || event.ctrlKey || event.metaKey || event.altKey) return
    const step = STEPS[event.key]
    if (step) move(step, event.shiftKey)
    else if (event.key === 'Enter' && !event.repeat) toggle()
    else return
    event.preventDefault()
  }
  return { said, onKeyDown, lift, show }
}
