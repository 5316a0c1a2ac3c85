'use client'

import { PanelLeftClose, PanelLeftOpen, PanelRightClose, PanelRightOpen } from 'lucide-react'
import { type KeyboardEvent, type PointerEvent, useSyncExternalStore } from 'react'
import styles from './panel-edge.module.css'
import { clampWidth, type Side, WIDTHS } from './panel-sizes'
import { keepPanels, panelStore, setPanel, togglePanel } from './panels'

const STEP_PX = 16
const SIDES = {
  wing: { name: 'controls', key: '[', grows: 1, Close: PanelLeftClose, Open: PanelLeftOpen },
  strip: { name: 'earlier runs', key: ']', grows: -1, Close: PanelRightClose, Open: PanelRightOpen },
} as const

const panelOf = (edge: Element, side: Side) => edge.closest('main')?.querySelector<HTMLElement>(`.${side}`)
const widthOf = (edge: Element, side: Side) =>
  Math.round(panelOf(edge, side)?.getBoundingClientRect().width ?? 0)

function resize(side: Side, widthPx: number) {
  setPanel(side, { widthPx: clampWidth(side, widthPx) })
}

/** Follows the pointer until it lets go. */
function drag(event: PointerEvent<HTMLElement>, side: Side) {
  if (event.button !== 0) return
  const edge = event.currentTarget
  const [startPx, startX] = [widthOf(edge, side), event.clientX]
  edge.setPointerCapture(event.pointerId)
  const move = (moved: globalThis.PointerEvent) =>
    resize(side, startPx + (moved.clientX - startX) * SIDES[side].grows)
  const end = () => {
    edge.removeEventListener('pointermove', move)
    keepPanels()
  }
  edge.addEventListener('pointermove', move)
  edge.addEventListener('lostpointercapture', end, { once: true })
}

function onKeyDown(event: KeyboardEvent<HTMLElement>, side: Side) {
  const { min, max } = WIDTHS[side]
  const now = widthOf(event.currentTarget, side)
  const step = STEP_PX * SIDES[side].grows
  if (event.key === 'ArrowRight') resize(side, now + step)
  else if (event.key === 'ArrowLeft') resize(side, now - step)
  else if (event.key === 'Home') resize(side, min)
  else if (event.key === 'End') resize(side, max)
  else if (event.key === 'Enter') togglePanel(side)
  else return
  event.preventDefault()
  keepPanels()
}

function reset(side: Side) {
  setPanel(side, { widthPx: null })
  keepPanels()
}

/** The edge between a panel and the stage: drag it, move it by arrow keys, press twice to reset, close what it holds. */
export default function PanelEdge({ side }: { side: Side }) {
  const panels = useSyncExternalStore(panelStore.subscribe, panelStore.snapshot, panelStore.serverSnapshot)
  const { widthPx, closed } = panels[side]
  const { name, key, Close, Open } = SIDES[side]
  const label = `${closed ? 'Show' : 'Hide'} the ${name}`
  const Icon = closed ? Open : Close
  return (
    <div className={styles.edge} data-side={side}>
      {closed ? null : (
        // biome-ignore lint/a11y/useSemanticElements: a separator that moves is not an <hr>
        <div
          role="separator"
          tabIndex={0}
          aria-orientation="vertical"
          aria-label={`Width of the ${name}`}
          aria-valuemin={WIDTHS[side].min}
          aria-valuemax={WIDTHS[side].max}
          aria-valuenow={widthPx ?? (side === 'wing' ? 372 : 272)}
          onPointerDown={(event) => drag(event, side)}
          onDoubleClick={() => reset(side)}
          onKeyDown={(event) => onKeyDown(event, side)}
          className={styles.handle}
        />
      )}
      <button
        type="button"
        aria-label={label}
        aria-expanded={!closed}
        aria-keyshortcuts={key}
        title={`${label} (${key})`}
        onClick={() => togglePanel(side)}
        className={styles.toggle}
      >
        <Icon className="size-4" strokeWidth={1.6} aria-hidden="true" />
      </button>
    </div>
  )
}
