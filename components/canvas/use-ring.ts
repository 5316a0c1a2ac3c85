'use client'

import { type RefObject, useCallback } from 'react'
import type { Spot } from './view'

/** Moves the brush's ring without drawing the page anew: the stage's style carries where it is. */
export function useRing(stage: RefObject<HTMLElement | null>) {
  return useCallback(
    (at: Spot | null) => {
      const element = stage.current
      if (!element) return
      element.dataset.ring = at ? 'on' : 'off'
      if (!at) return
      element.style.setProperty('--ring-x', `${at.x}px`)
      element.style.setProperty('--ring-y', `${at.y}px`)
    },
    [stage],
  )
}
