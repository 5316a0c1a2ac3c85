'use client'

import { Dialog } from '@base-ui/react/dialog'
import { ChevronsLeftRight, X } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, type RefObject, useRef, useState } from 'react'
import { IconButton } from '@/components/ui/icon-button'
import type { Place } from './before-after'
import styles from './canvas.module.css'
import { CanvasWindow } from './canvas-dialog'
import { useExtent } from './use-extent'
import { fitted } from './view'

export type CompareViewProps = {
  sourceId: string
  result: { id: string; widthPx: number; heightPx: number }
  place: Place
  alt: string
  onClose: () => void
}

/** A result over its source, with a divider to drag between them. */
export default function CompareView(props: CompareViewProps) {
  const divider = useRef<HTMLDivElement>(null)
  return (
    <CanvasWindow focusRef={divider} onClose={props.onClose}>
      <div className="grid h-dvh grid-rows-[auto_minmax(0,1fr)]">
        <header className="flex min-h-(--top-bar) items-center gap-3 border-b border-line px-4">
          <Dialog.Title className="text-md">Before and after</Dialog.Title>
          <span className="mono num grow text-ink-3">
            {props.result.widthPx} × {props.result.heightPx}
          </span>
          <IconButton label="Close" tipAlign="end" className="-mr-2" onClick={props.onClose}>
            <X strokeWidth={1.6} aria-hidden="true" />
          </IconButton>
        </header>
        <Pictures {...props} divider={divider} />
      </div>
    </CanvasWindow>
  )
}

const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 }
const EDGES: Record<string, number> = { Home: 0, End: 100 }
const ROOM = 28

type PicturesProps = CompareViewProps & { divider: RefObject<HTMLDivElement | null> }

function Pictures({ sourceId, result, place, alt, divider }: PicturesProps) {
  const stage = useRef<HTMLDivElement>(null)
  const extent = useExtent(stage) ?? { width: 1, height: 1 }
  const [percent, setPercent] = useState(50)
  const picture = { width: result.widthPx, height: result.heightPx }
  const { scale, x, y } = fitted(extent, picture, ROOM)
  const share = (part: number) => `${part * 100}%`
  const follow = (event: PointerEvent<HTMLElement>) => {
    const box = event.currentTarget.getBoundingClientRect()
    setPercent(clamp(((event.clientX - box.left) / box.width) * 100))
  }
  return (
    <div ref={stage} className="relative overflow-hidden bg-sunk">
      <div
        className="absolute touch-none overflow-hidden shadow-float select-none"
        style={{ left: x, top: y, width: picture.width * scale, height: picture.height * scale }}
        onPointerDown={(event) => {
          event.currentTarget.setPointerCapture(event.pointerId)
          divider.current?.focus()
          event.preventDefault()
          follow(event)
        }}
        onPointerMove={(event) => event.buttons > 0 && follow(event)}
      >
        {/* biome-ignore lint/performance/noImgElement: the studio serves its own files */}
        <img
          src={urlOf(result.id)}
          alt={alt}
          draggable={false}
          className={`absolute inset-0 size-full ${styles.chequered}`}
        />
        <div
          className={`absolute inset-0 bg-sunk ${styles.hatched}`}
          style={{ clipPath: `inset(0 ${100 - percent}% 0 0)` }}
        >
          {/* biome-ignore lint/performance/noImgElement: the studio serves its own files */}
          <img
            src={urlOf(sourceId)}
            alt="The source"
            draggable={false}
            className="absolute max-w-none"
            style={{
              ...{ left: share(place.left), top: share(place.top) },
              ...{ width: share(place.width), height: share(place.height) },
            }}
          />
        </div>
        <Label at="left-2">Before</Label>
        <Label at="right-2">After</Label>
        <Divider ref={divider} percent={percent} onPercent={(next) => setPercent(clamp(next))} />
      </div>
    </div>
  )
}

const urlOf = (id: string) => `/api/v1/images/${id}/original`
const clamp = (value: number) => Math.round(Math.min(100, Math.max(0, value)) * 10) / 10

const Label = ({ at, children }: { at: string; children: string }) => (
  <span
    aria-hidden="true"
    className={`absolute top-2 rounded-s bg-black/65 px-2 py-0.5 text-xs text-white ${at}`}
  >
    {children}
  </span>
)

type DividerProps = {
  ref: RefObject<HTMLDivElement | null>
  percent: number
  onPercent: (percent: number) => void
}

function Divider({ ref, percent, onPercent }: DividerProps) {
  function onKeyDown(event: KeyboardEvent) {
    const step = STEPS[event.key]
    const edge = EDGES[event.key]
    if (step !== undefined) onPercent(percent + step * (event.shiftKey ? 10 : 1))
    else if (edge !== undefined) onPercent(edge)
    else return
    event.preventDefault()
  }
  return (
    <div
      ref={ref}
      role="slider"
      tabIndex={0}
      aria-label="Before and after"
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.round(percent)}
      aria-valuetext={`${Math.round(percent)} % before`}
      onKeyDown={onKeyDown}
      className="group absolute inset-y-0 grid w-11 -translate-x-1/2 cursor-ew-resize place-content-center outline-none"
      style={{ left: `${percent}%` }}
    >
      <span className="absolute inset-y-0 left-1/2 w-0.5 -translate-x-1/2 bg-white shadow-[0_0_0_1px_rgb(0_0_0/.35)]" />
      <span className="relative grid size-7 place-content-center rounded-full border-2 border-white bg-black/60 text-white shadow-card group-focus-visible:outline-2 group-focus-visible:outline-live group-focus-visible:outline-offset-2">
        <ChevronsLeftRight className="size-4" strokeWidth={1.6} aria-hidden="true" />
      </span>
    </div>
  )
}
