'use client'

import { Maximize, Minus, Plus } from 'lucide-react'
import { IconButton } from '@/components/ui/icon-button'
import type { StageView } from './use-view'

const ICON = { strokeWidth: 1.6, 'aria-hidden': true } as const
const FACTOR = 1.4

/** Zoom of the stage, with how large the picture is shown; pressing the figure shows it pixel for pixel. */
export function ZoomBar({ view }: { view: StageView }) {
  const percent = Math.round((view.view?.scale ?? 1) * 100)
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset cannot be a flex row everywhere
    <div
      role="group"
      aria-label="Zoom"
      className="absolute right-3 bottom-3 flex items-center rounded-s bg-panel shadow-float"
    >
      <IconButton
        label="Zoom out"
        data-tip="Zoom out  –"
        tipSide="top"
        onClick={() => view.zoomBy(1 / FACTOR)}
      >
        <Minus {...ICON} />
      </IconButton>
      <button
        type="button"
        aria-label={`${percent} %, show pixel for pixel`}
        data-tip="Pixel for pixel  1"
        data-tip-side="top"
        onClick={view.actualSize}
        className="mono num h-8 w-13 rounded-s text-ink-2 hover:bg-sunk hover:text-ink touch:h-11"
      >
        {percent} %
      </button>
      <IconButton label="Zoom in" data-tip="Zoom in  +" tipSide="top" onClick={() => view.zoomBy(FACTOR)}>
        <Plus {...ICON} />
      </IconButton>
      <IconButton
        label="Show the whole picture"
        data-tip="Whole picture  0"
        tipSide="top"
        tipAlign="end"
        onClick={view.fit}
      >
        <Maximize {...ICON} />
      </IconButton>
    </div>
  )
}
