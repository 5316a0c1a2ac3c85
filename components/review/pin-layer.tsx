'use client'

import { type KeyboardEvent, type PointerEvent, useEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { cx } from '@/components/ui/class-names'
import type { Pin } from '@/lib/review/schema'
import { type Point, pinFrom, placeInWords, pointIn, pointOf, stepped } from './pin-shape'

export type Marker = { id: string; number: number; pin: Pin; label: string; isResolved: boolean }
type Props = {
  /** Lies over the picture, exactly as large. */
  over: HTMLElement
  markers: readonly Marker[]
  activeId: string | null
  onActivate: (id: string) => void
  /** What was just placed and is not said yet. */
  draft: Pin | null
  isPlacing: boolean
  onPlace: (pin: Pin) => void
  onGiveUp: () => void
}

const percent = (part: number) => `${part * 100}%`
const at = ({ left, top }: Pin) => ({ left: percent(left), top: percent(top) })

/** The numbered places on a picture that words are about, and the way to place one more. */
export function PinLayer({
  over,
  markers,
  activeId,
  onActivate,
  draft,
  isPlacing,
  onPlace,
  onGiveUp,
}: Props) {
  return createPortal(
    <>
      {markers.map((marker) => (
        <PlacedPin
          key={marker.id}
          marker={marker}
          isActive={marker.id === activeId}
          onActivate={onActivate}
        />
      ))}
      {draft ? <Draft pin={draft} /> : null}
      {isPlacing ? <Placing onPlace={onPlace} onGiveUp={onGiveUp} /> : null}
    </>,
    over,
  )
}

type PlacedProps = { marker: Marker; isActive: boolean; onActivate: (id: string) => void }

function PlacedPin({ marker: { id, number, pin, label, isResolved }, isActive, onActivate }: PlacedProps) {
  return (
    <>
      {isActive ? <Region pin={pin} /> : null}
      <button
        type="button"
        aria-label={label}
        aria-pressed={isActive}
        onClick={() => onActivate(id)}
        style={at(pin)}
        className="group pointer-events-auto absolute grid size-7 -translate-1/2 place-content-center rounded-full touch:size-11"
      >
        <Spot isActive={isActive} className={isResolved ? 'opacity-60' : undefined}>
          {number}
        </Spot>
      </button>
    </>
  )
}

type SpotProps = { isActive: boolean; className?: string; children?: number }

const Spot = ({ isActive, className, children }: SpotProps) => (
  <span
    className={cx(
      'num grid size-6 place-content-center rounded-full bg-black text-xs font-semibold text-white ring-2 transition-transform group-hover:scale-110',
      isActive ? 'ring-live' : 'ring-white/85',
      className,
    )}
  >
    {children}
  </span>
)

const Draft = ({ pin }: { pin: Pin }) => (
  <>
    <Region pin={pin} />
    <span aria-hidden="true" style={at(pin)} className="absolute -translate-1/2">
      <Spot isActive />
    </span>
  </>
)

function Region({ pin }: { pin: Pin }) {
  if (pin.wide === undefined || pin.high === undefined) return null
  return (
    <span
      aria-hidden="true"
      style={{ ...at(pin), width: percent(pin.wide), height: percent(pin.high) }}
      className="absolute rounded-xs border-2 border-live outline outline-white/70"
    />
  )
}

const MIDDLE = { x: 0.5, y: 0.5 }

/** Press for a point, drag for a region; by keyboard the arrows move it and Enter sets it. */
function Placing({ onPlace, onGiveUp }: Pick<Props, 'onPlace' | 'onGiveUp'>) {
  const [start, setStart] = useState<Point | null>(null)
  const [spot, setSpot] = useState<Point>(MIDDLE)
  const surface = useRef<HTMLButtonElement>(null)
  useEffect(() => {
    surface.current?.scrollIntoView({ block: 'nearest' })
    surface.current?.focus({ preventScroll: true })
  }, [])

  const where = (event: PointerEvent<HTMLElement>) =>
    pointIn(event.currentTarget.getBoundingClientRect(), event)
  const down = (event: PointerEvent<HTMLElement>) => {
    event.currentTarget.setPointerCapture(event.pointerId)
    setStart(where(event))
    setSpot(where(event))
  }
  const up = (event: PointerEvent<HTMLElement>) => {
    if (start) onPlace(pinFrom(event.currentTarget.getBoundingClientRect(), start, where(event)))
    setStart(null)
  }
  const onKeyDown = (event: KeyboardEvent<HTMLElement>) => {
    const next = stepped(spot, event.key, event.shiftKey)
    if (next) setSpot(next)
    else if (event.key === 'Escape') onGiveUp()
    else if (event.key === 'Enter' || event.key === ' ') onPlace({ left: spot.x, top: spot.y })
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  const box = surface.current?.getBoundingClientRect()
  const pin = start && box ? pinFrom(box, start, spot) : { left: spot.x, top: spot.y }
  return (
    <>
      <button
        ref={surface}
        type="button"
        aria-label="Place the pin: arrows move it, Enter sets it, Escape gives up"
        onPointerDown={down}
        onPointerMove={(event) => setSpot(where(event))}
        onPointerUp={up}
        onPointerCancel={() => setStart(null)}
        onKeyDown={onKeyDown}
        className="pointer-events-auto absolute inset-0 cursor-crosshair touch-none rounded-[inherit] bg-black/15 focus-visible:-outline-offset-2"
      />
      <Draft pin={pin} />
      <span className="sr-only" aria-live="polite">
        {placeInWords(pointOf(pin))}
      </span>
    </>
  )
}
