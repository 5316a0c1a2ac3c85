'use client'

import { type PointerEvent, useRef, useState } from 'react'
import { wantsLessMotion } from '@/components/ui/motion'

const FAR_PX = 90
const FAST_PX_PER_MS = 0.6
const FLING_MS = 180

/** Where a swipe leads: far enough, or fast enough in the direction it already went. */
export function swipeEnd(distancePx: number, pxPerMs: number): 'left' | 'right' | 'back' {
  const isFar = Math.abs(distancePx) > FAR_PX
  const isFast = Math.abs(pxPerMs) > FAST_PX_PER_MS && Math.sign(pxPerMs) === Math.sign(distancePx)
  if (!isFar && !isFast) return 'back'
  return distancePx > 0 ? 'right' : 'left'
}

/**
 * A picture that follows the finger sideways; let go it flies on, or without motion is simply gone. `recall` brings
 * one back that is still flying, and says whether there was one.
 */
export function useSwipe(onEnd: (side: 'left' | 'right') => void) {
  const [x, setX] = useState<number | null>(null)
  const [flies, setFlies] = useState(false)
  const flight = useRef<ReturnType<typeof setTimeout>>(undefined)
  const from = useRef({ x: 0, last: 0, at: 0, speed: 0 })

  const leave = (side: 'left' | 'right') => {
    if (flies) return
    const land = () => {
      setFlies(false)
      setX(null)
      onEnd(side)
    }
    if (wantsLessMotion()) return land()
    setFlies(true)
    setX(side === 'right' ? innerWidth : -innerWidth)
    flight.current = setTimeout(land, FLING_MS)
  }
  const recall = () => {
    if (!flies) return false
    clearTimeout(flight.current)
    setFlies(false)
    setX(null)
    return true
  }
  const handlers = {
    onPointerDown(event: PointerEvent<HTMLElement>) {
      if (event.button !== 0 || !event.isPrimary || flies) return
      event.currentTarget.setPointerCapture(event.pointerId)
      from.current = { x: event.clientX, last: event.clientX, at: event.timeStamp, speed: 0 }
      setX(0)
    },
    onPointerMove(event: PointerEvent<HTMLElement>) {
      if (x === null || flies) return
      const { last, at } = from.current
      const ms = event.timeStamp - at
      if (ms > 0)
        from.current = {
          ...from.current,
          last: event.clientX,
          at: event.timeStamp,
          speed: (event.clientX - last) / ms,
        }
      setX(event.clientX - from.current.x)
    },
    onPointerUp(event: PointerEvent<HTMLElement>) {
      if (x === null || flies) return
      const end = swipeEnd(event.clientX - from.current.x, from.current.speed)
      if (end === 'back') setX(null)
      else leave(end)
    },
    onPointerCancel: () => flies || setX(null),
  }
  return { x, flies, handlers, leave, recall }
}
