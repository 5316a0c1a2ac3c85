'use client'

import { type PointerEvent, type RefObject, useEffect, useRef } from 'react'
import type { Brush, Point } from './brush'
import type { Painting } from './painting'
import type { StageView } from './use-view'
import { pinched, type Spot, toSource } from './view'

type Given = {
  stage: RefObject<HTMLElement | null>
  painting: Painting | null
  brush: Brush
  view: StageView
  /** Space is held: the pointer moves the picture. */
  isMoving: RefObject<boolean>
  /** Shows the ring at a spot of the stage; null puts it away. */
  showRing: (at: Spot | null) => void
}
type Doing = 'nothing' | 'painting' | 'moving' | 'pinching'

const MIDDLE = 1
const ERASER_END = 5
const ERASER_HELD = 32
/** A hundredth of a pixel: the strokes kept are the strokes drawn. */
const whole = (value: number) => Math.round(value * 100) / 100

/**
 * Pointers on the stage: one paints (a pen by its pressure, its other end erases), two fingers move and zoom, the middle
 * button or Space moves. Once a pen was seen, fingers only move the picture: hands rest on the glass.
 */
export function usePointers({ stage, painting, brush, view, isMoving, showRing }: Given) {
  const state = useRef({ doing: 'nothing' as Doing, spots: new Map<number, Spot>(), hasPen: false })
  const last = useRef<Point | null>(null)
  const inHand = useRef(brush)
  inHand.current = brush

  const spotOf = (event: { clientX: number; clientY: number }): Spot => {
    const box = stage.current?.getBoundingClientRect()
    return { x: event.clientX - (box?.left ?? 0), y: event.clientY - (box?.top ?? 0) }
  }
  const pointOf = (event: globalThis.PointerEvent): Point => {
    const { x, y } = toSource(view.latest.current, spotOf(event))
    const pressure = event.pointerType === 'pen' ? whole(event.pressure) : 1
    return { x: whole(x), y: whole(y), pressure }
  }

  function startStroke(event: PointerEvent) {
    const isEraser = event.button === ERASER_END || (event.buttons & ERASER_HELD) !== 0
    painting?.begin({ ...inHand.current, ...(isEraser ? { kind: 'erase' } : {}) })
    const point = pointOf(event.nativeEvent)
    painting?.extend(event.shiftKey && last.current ? [last.current, point] : [point])
    last.current = point
  }

  function whatFor(event: PointerEvent): Doing {
    const { spots, hasPen } = state.current
    if (event.pointerType === 'touch' && spots.size === 2) return 'pinching'
    if (event.button === MIDDLE || isMoving.current) return 'moving'
    if (event.pointerType === 'touch' && hasPen) return 'moving'
    return event.button === 0 || event.button === ERASER_END ? 'painting' : 'nothing'
  }

  function onPointerDown(event: PointerEvent) {
    const now = state.current
    if (!painting || now.spots.size >= 2 || (now.spots.size === 1 && event.pointerType !== 'touch')) return
    now.hasPen ||= event.pointerType === 'pen'
    now.spots.set(event.pointerId, spotOf(event))
    const doing = whatFor(event)
    if (now.doing === 'painting' && doing === 'pinching') painting.abandon()
    now.doing = doing
    event.currentTarget.setPointerCapture(event.pointerId)
    stage.current?.focus({ preventScroll: true })
    if (stage.current) stage.current.dataset.keys = 'off'
    event.preventDefault()
    if (doing === 'painting') startStroke(event)
    showRing(doing === 'painting' || doing === 'nothing' ? spotOf(event) : null)
  }

  function onPointerMove(event: PointerEvent) {
    const now = state.current
    const spot = spotOf(event)
    const before = now.spots.get(event.pointerId)
    const isOver = event.pointerType !== 'touch' && !isMoving.current && now.doing !== 'moving'
    showRing(isOver || now.doing === 'painting' ? spot : null)
    if (!before) return
    if (now.doing === 'painting') {
      const { nativeEvent } = event
      const events = nativeEvent.getCoalescedEvents?.() ?? []
      const points = (events.length > 0 ? events : [nativeEvent]).map(pointOf)
      painting?.extend(points)
      last.current = points.at(-1) ?? last.current
    } else if (now.doing === 'moving') view.moveBy({ x: spot.x - before.x, y: spot.y - before.y })
    else if (now.doing === 'pinching') pinch(event.pointerId, before, spot)
    now.spots.set(event.pointerId, spot)
  }

  function pinch(pointerId: number, before: Spot, after: Spot) {
    const [other] = [...state.current.spots].filter(([id]) => id !== pointerId).map(([, spot]) => spot)
    if (other) view.show(pinched(view.latest.current, [other, before], [other, after], view.smallest()))
  }

  function onPointerUp(event: PointerEvent) {
    const now = state.current
    if (!now.spots.delete(event.pointerId)) return
    if (now.doing === 'painting') painting?.end()
    // The finger that stays after a pinch does nothing until it is lifted.
    now.doing = 'nothing'
    if (event.pointerType === 'touch') showRing(null)
  }

  function onPointerCancel(event: PointerEvent) {
    if (state.current.doing === 'painting') painting?.abandon()
    onPointerUp(event)
  }

  return {
    ...{ onPointerDown, onPointerMove, onPointerUp, onPointerCancel },
    onPointerLeave: () => state.current.doing === 'nothing' && showRing(null),
  }
}

const ZOOM_SPEED = 0.0018
const LINE_PX = 16

/** The wheel zooms at the pointer, two fingers on a trackpad too (they come as Ctrl); with Shift or sideways it moves. */
export function useWheel(stage: RefObject<HTMLElement | null>, view: StageView) {
  const now = useRef(view)
  now.current = view
  useEffect(() => {
    const element = stage.current
    if (!element) return
    const onWheel = (event: WheelEvent) => {
      event.preventDefault()
      const by = event.deltaMode === WheelEvent.DOM_DELTA_LINE ? LINE_PX : 1
      const [across, down] = [event.deltaX * by, event.deltaY * by]
      if (!event.ctrlKey && (event.shiftKey || Math.abs(across) > Math.abs(down)))
        return now.current.moveBy({ x: -(across || down), y: across ? -down : 0 })
      const box = element.getBoundingClientRect()
      const at = { x: event.clientX - box.left, y: event.clientY - box.top }
      now.current.zoomBy(Math.exp(-down * ZOOM_SPEED * (event.ctrlKey ? 5 : 1)), at)
    }
    element.addEventListener('wheel', onWheel, { passive: false })
    return () => element.removeEventListener('wheel', onWheel)
  }, [stage])
}
