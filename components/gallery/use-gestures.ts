'use client'

import { type RefObject, type TouchEvent, useCallback, useEffect, useRef } from 'react'

const DRAG_PX = 4
const SWIPE_PX = 56

/** Drags the scroll position of `area` with the mouse. The answer tells whether the press that just ended was a drag. */
export function useDrag(area: RefObject<HTMLElement | null>, on: boolean): () => boolean {
  const moved = useRef(false)
  useEffect(() => {
    const element = area.current
    moved.current = false
    if (!element || !on) return
    let last: { x: number; y: number } | null = null
    let travelled = 0
    const down = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse' || event.button !== 0) return
      last = { x: event.clientX, y: event.clientY }
      travelled = 0
      moved.current = false
    }
    const move = (event: PointerEvent) => {
      if (!last) return
      const dx = event.clientX - last.x
      const dy = event.clientY - last.y
      last = { x: event.clientX, y: event.clientY }
      travelled += Math.abs(dx) + Math.abs(dy)
      moved.current = travelled > DRAG_PX
      element.scrollBy(-dx, -dy)
    }
    const up = () => {
      last = null
    }
    element.addEventListener('pointerdown', down)
    window.addEventListener('pointermove', move)
    window.addEventListener('pointerup', up)
    return () => {
      element.removeEventListener('pointerdown', down)
      window.removeEventListener('pointermove', move)
      window.removeEventListener('pointerup', up)
    }
  }, [area, on])
  return useCallback(() => moved.current, [])
}

/** One finger swept sideways: to the left for the older picture, to the right for the newer. */
export function useSwipe(on: boolean, onSwipe: (towards: 'newer' | 'older') => void) {
  const start = useRef<{ x: number; y: number } | null>(null)
  const onTouchStart = ({ touches }: TouchEvent) => {
    const touch = touches[0]
    start.current = on && touch && touches.length === 1 ? { x: touch.clientX, y: touch.clientY } : null
  }
  const onTouchEnd = ({ changedTouches }: TouchEvent) => {
    const touch = changedTouches[0]
    if (!start.current || !touch) return
    const dx = touch.clientX - start.current.x
    const dy = touch.clientY - start.current.y
    start.current = null
    if (Math.abs(dx) > SWIPE_PX && Math.abs(dx) > 2 * Math.abs(dy)) onSwipe(dx < 0 ? 'older' : 'newer')
  }
  return { onTouchStart, onTouchEnd }
}
