'use client'

import { type PointerEvent, useState } from 'react'
import { held, type Limits, type Margins, snapped } from './frame'
import type { Side } from './sides'
import type { Extent, View } from './view'

type Drag = { sides: readonly Side[]; from: { x: number; y: number }; margins: Margins; view: View }
type Given = {
  picture: Extent
  margins: Margins
  limits: Limits
  /** Where the picture lies when nothing is dragged. */
  resting: View
  onMargins: (margins: Margins) => void
}

/** How near to a ratio the frame jumps to it, in pixels of the screen. */
const SNAP_PX = 8

/**
 * Dragging edges and corners: the view stands still until they are let go. Near a ratio with a name the frame jumps to
 * it; with Shift it always does, with Alt never.
 */
export function useFrameDrag({ picture, margins, limits, resting, onMargins }: Given) {
  const [drag, setDrag] = useState<Drag | null>(null)

  const handle = (sides: readonly Side[]) => ({
    onPointerDown(event: PointerEvent) {
      if (event.button !== 0 || drag) return
      event.currentTarget.setPointerCapture(event.pointerId)
      setDrag({ sides, from: { x: event.clientX, y: event.clientY }, margins, view: resting })
    },
    onPointerMove(event: PointerEvent) {
      if (!drag) return
      const across = (event.clientX - drag.from.x) / drag.view.scale
      const down = (event.clientY - drag.from.y) / drag.view.scale
      const wished = held(pulled(drag, across, down), limits)
      const reach = event.altKey ? 0 : event.shiftKey ? Number.POSITIVE_INFINITY : SNAP_PX / drag.view.scale
      onMargins(snapped(picture, wished, drag.sides, reach, limits))
    },
    onPointerUp: () => setDrag(null),
    onPointerCancel: () => setDrag(null),
  })
  return { handle, dragged: drag?.sides ?? [], view: drag?.view ?? resting }
}

/** The margins with the dragged sides moved; outwards is more. */
function pulled({ sides, margins }: Drag, across: number, down: number): Margins {
  const by: Margins = { left: -across, right: across, up: -down, down }
  const moved = sides.map((side) => [side, margins[side] + by[side]])
  return { ...margins, ...Object.fromEntries(moved) }
}
