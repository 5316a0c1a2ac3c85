'use client'

import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import type { StageView } from '@/components/canvas/use-view'
import { pinched, type Spot } from '@/components/canvas/view'

const PER_WHEEL_PX = 0.0022

/** Wheel and two fingers zoom, a drag moves: every pane shares the one view. */
export function useCompareView(stage: RefObject<HTMLElement | null>, view: StageView) {
  const spots = useRef(new Map<number, Spot>())
  const latest = useRef(view)
  latest.current = view

  useEffect(() => {
    const element = stage.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      latest.current.zoomBy(Math.exp(-event.deltaY * PER_WHEEL_PX), spotIn(event))
    }
    // React listens passively: then a page would scroll too.
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [stage])

  return {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button > 1) return
      event.currentTarget.setPointerCapture(event.pointerId)
      spots.current.set(event.pointerId, spotIn(event.nativeEvent))
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      const before = spots.current.get(event.pointerId)
      if (!before) return
      const now = spotIn(event.nativeEvent)
      const [one, two] = [...spots.current.entries()]
      spots.current.set(event.pointerId, now)
      if (!one || !two) return view.moveBy({ x: now.x - before.x, y: now.y - before.y })
      const from = [one[1], two[1]] as const
      const to = [
        one[0] === event.pointerId ? now : one[1],
        two[0] === event.pointerId ? now : two[1],
      ] as const
      view.show(pinched(view.latest.current, from, to, view.smallest()))
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      spots.current.delete(event.pointerId)
    },
    onPointerCancel(event: PointerEvent<HTMLElement>) {
      spots.current.delete(event.pointerId)
    },
    onDoubleClick() {
      if ((view.view?.scale ?? 1) > view.smallest() * 1.01) view.fit()
      else view.actualSize()
    },
  }
}

/** Where in its own pane the pointer is. */
function spotIn(event: MouseEvent): Spot {
  const pane = (event.target as HTMLElement).closest('[data-pane]')
  const box = pane?.getBoundingClientRect()
  return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) }
}
