'use client'

import type { HTMLAttributes, KeyboardEvent, Ref } from 'react'
import { cx } from '@/components/ui/class-names'
import { FIELDS } from '@/lib/providers/fields/schema'
import type { Side } from './sides'

const EDGE: Record<Side, string> = {
  left: 'left-0 inset-y-6 -translate-x-1/2 w-6 touch:w-11 cursor-ew-resize',
  right: 'right-0 inset-y-6 translate-x-1/2 w-6 touch:w-11 cursor-ew-resize',
  up: 'top-0 inset-x-6 -translate-y-1/2 h-6 touch:h-11 cursor-ns-resize',
  down: 'bottom-0 inset-x-6 translate-y-1/2 h-6 touch:h-11 cursor-ns-resize',
}
/** Which arrow moves which edge outwards, and which back. */
const ARROWS: Record<Side, Record<string, number>> = {
  left: { ArrowLeft: 1, ArrowRight: -1 },
  right: { ArrowRight: 1, ArrowLeft: -1 },
  up: { ArrowUp: 1, ArrowDown: -1 },
  down: { ArrowDown: 1, ArrowUp: -1 },
}
const FAR = 10
const PAGE: Record<string, number> = { PageUp: 64, PageDown: -64 }

type Pull = Pick<
  HTMLAttributes<HTMLElement>,
  'onPointerDown' | 'onPointerMove' | 'onPointerUp' | 'onPointerCancel'
>
type Props = {
  ref?: Ref<HTMLDivElement> | undefined
  side: Side
  px: number
  limit: { min: number; max: number }
  isDragged: boolean
  pull: Pull
  onMove: (px: number) => void
}

/** One edge of the frame: dragged, or moved by arrows (Shift: ten), Page Up and Down, Home and End. */
export function FrameEdge({ ref, side, px, limit, isDragged, pull, onMove }: Props) {
  const isAcross = side === 'left' || side === 'right'
  function onKeyDown(event: KeyboardEvent) {
    const arrow = ARROWS[side][event.key]
    const by = arrow === undefined ? PAGE[event.key] : arrow * (event.shiftKey ? FAR : 1)
    if (by !== undefined) onMove(px + by)
    else if (event.key === 'Home') onMove(limit.min)
    else if (event.key === 'End') onMove(limit.max)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={ref}
      role="slider"
      tabIndex={0}
      aria-label={`${FIELDS[side].label} edge`}
      aria-orientation={isAcross ? 'horizontal' : 'vertical'}
      aria-valuemin={limit.min}
      aria-valuemax={limit.max}
      aria-valuenow={px}
      aria-valuetext={`${px} pixels added`}
      onKeyDown={onKeyDown}
      {...pull}
      className={cx('group absolute z-10 grid touch-none place-content-center outline-none', EDGE[side])}
    >
      <span
        className={cx(
          'mono num grid w-max min-w-9 place-content-center whitespace-nowrap rounded-full border bg-panel px-2 py-0.5 text-ink shadow-card transition-colors',
          'group-focus-visible:outline-2 group-focus-visible:outline-live group-focus-visible:outline-offset-2',
          isDragged ? 'border-live' : 'border-line-strong group-hover:border-ink',
        )}
      >
        {px > 0 ? `+${px}` : <Grip isAcross={isAcross} />}
      </span>
    </div>
  )
}

const Grip = ({ isAcross }: { isAcross: boolean }) => (
  <span className="grid h-4.25 place-content-center">
    <span className={cx('block rounded-full bg-ink-3', isAcross ? 'h-3 w-0.5' : 'h-0.5 w-4')} />
  </span>
)

export const CORNERS = [
  ['left', 'up'],
  ['right', 'up'],
  ['left', 'down'],
  ['right', 'down'],
] as const
const CORNER: Record<string, string> = {
  'left up': 'top-0 left-0 -translate-1/2 cursor-nwse-resize',
  'right up': 'top-0 right-0 translate-x-1/2 -translate-y-1/2 cursor-nesw-resize',
  'left down': 'bottom-0 left-0 -translate-x-1/2 translate-y-1/2 cursor-nesw-resize',
  'right down': 'right-0 bottom-0 translate-1/2 cursor-nwse-resize',
}

type CornerProps = { sides: readonly [Side, Side]; isDragged: boolean; pull: Pull }

/** Two edges at once, for pointers; the keyboard has both edges. */
export const FrameCorner = ({ sides, isDragged, pull }: CornerProps) => (
  <div
    aria-hidden="true"
    data-corner={sides.join('-')}
    {...pull}
    className={cx(
      'group absolute z-20 grid size-7 touch-none place-content-center touch:size-11',
      CORNER[sides.join(' ')],
    )}
  >
    <span
      className={cx(
        'block size-3 rounded-xs border bg-panel shadow-card transition-colors',
        isDragged ? 'border-live' : 'border-line-strong group-hover:border-ink',
      )}
    />
  </div>
)
