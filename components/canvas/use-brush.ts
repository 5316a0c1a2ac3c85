'use client'

import { useMemo, useState } from 'react'
import type { Brush } from './brush'
import type { Extent } from './view'

const STEP = 1.15
const clamp = (value: number, min: number, max: number) => Math.min(max, Math.max(min, value))

/** The widest brush for a picture: half its shorter side. */
export const widestOf = ({ width, height }: Extent) => Math.max(16, Math.round(Math.min(width, height) / 2))

/** How the brush was left the last time, as long as the page lives. */
let lastBrush: Brush | null = null

const firstBrush = (picture: Extent): Brush => ({
  ...{ kind: 'paint', hardness: 0.8, sizePx: Math.max(4, Math.round(widestOf(picture) / 7)) },
  ...lastBrush,
})

/** The brush in hand, and what can be done to it. */
export function useBrush(picture: Extent) {
  const widest = widestOf(picture)
  const [brush, setBrush] = useState(() => firstBrush(picture))
  return useMemo(() => {
    const change = (by: Partial<Brush>) =>
      setBrush((now) => {
        const next = { ...now, ...by }
        lastBrush = { ...next, kind: 'paint' }
        return next
      })
    const choose = (kind: Brush['kind']) => change({ kind })
    const resize = (sizePx: number) => change({ sizePx: clamp(Math.round(sizePx), 1, widest) })
    return {
      ...{ brush, widest, choose, resize },
      harden: (hardness: number) => change({ hardness: clamp(hardness, 0, 1) }),
      larger: () => resize(Math.max(brush.sizePx + 1, brush.sizePx * STEP)),
      smaller: () => resize(Math.min(brush.sizePx - 1, brush.sizePx / STEP)),
    }
  }, [brush, widest])
}

export type BrushInHand = ReturnType<typeof useBrush>
