'use client'

import { type RefObject, useCallback, useEffect, useState } from 'react'

export const ZOOMS = { s: 88, m: 168, l: 320 } as const
export type Zoom = 'fit' | keyof typeof ZOOMS | 'free'
const [LEAST_PX, MOST_PX] = [36, 900]
const STEP = 0.0035

const distance = ([a, b]: readonly { x: number; y: number }[]) =>
  a && b ? Math.hypot(a.x - b.x, a.y - b.y) : 0

/**
 * How large the cells of a grid are: whole in sight, three sizes, or as pinched. Written on the frame as `--zoom`,
 * beside React, so that a pinch lays out and draws nothing again.
 */
export function useZoom(frameRef: RefObject<HTMLElement | null>) {
  const [zoom, setZoom] = useState<Zoom>('fit')

  const choose = useCallback(
    (next: Zoom) => {
      const frame = frameRef.current
      if (next === 'fit') frame?.style.removeProperty('--zoom')
      else if (next !== 'free') frame?.style.setProperty('--zoom', `${ZOOMS[next]}px`)
      setZoom(next)
    },
    [frameRef],
  )

  useEffect(() => {
    const frame = frameRef.current
    if (!frame) return
    const pointers = new Map<number, { x: number; y: number }>()

    function scaleBy(factor: number, at: { x: number; y: number }) {
      if (!frame) return
      const table = frame.querySelector('table')
      const own = Number.parseFloat(frame.style.getPropertyValue('--zoom'))
      const sum = Number(table?.style.getPropertyValue('--sum-x') || 1)
      const before = own || ((table?.tBodies[0]?.rows[0]?.clientWidth ?? 0) - 8) / sum
      const after = Math.min(MOST_PX, Math.max(LEAST_PX, before * factor))
      const box = frame.getBoundingClientRect()
      const [x, y] = [at.x - box.left, at.y - box.top]
      const ratio = after / before
      frame.style.setProperty('--zoom', `${after}px`)
      frame.scrollTo({
        left: (frame.scrollLeft + x) * ratio - x,
        top: (frame.scrollTop + y) * ratio - y,
        behavior: 'instant',
      })
      setZoom('free')
    }
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey) return
      event.preventDefault()
      scaleBy(Math.exp(-event.deltaY * STEP), { x: event.clientX, y: event.clientY })
    }
    const onDown = ({ pointerId, pointerType, clientX: x, clientY: y }: PointerEvent) => {
      if (pointerType === 'touch') pointers.set(pointerId, { x, y })
    }
    const onMove = ({ pointerId, clientX: x, clientY: y }: PointerEvent) => {
      if (!pointers.has(pointerId)) return
      const before = distance([...pointers.values()])
      pointers.set(pointerId, { x, y })
      const [a, b] = [...pointers.values()]
      if (a && b && before > 0) scaleBy(distance([a, b]) / before, { x: (a.x + b.x) / 2, y: (a.y + b.y) / 2 })
    }
    const onUp = ({ pointerId }: PointerEvent) => void pointers.delete(pointerId)
    frame.addEventListener('wheel', onWheel, { passive: false })
    frame.addEventListener('pointerdown', onDown)
    frame.addEventListener('pointermove', onMove)
    frame.addEventListener('pointerup', onUp)
    frame.addEventListener('pointercancel', onUp)
    return () => {
      frame.removeEventListener('wheel', onWheel)
      frame.removeEventListener('pointerdown', onDown)
      frame.removeEventListener('pointermove', onMove)
      frame.removeEventListener('pointerup', onUp)
      frame.removeEventListener('pointercancel', onUp)
    }
  }, [frameRef])

  return { zoom, choose }
}
