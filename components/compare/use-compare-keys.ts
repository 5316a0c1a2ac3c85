'use client'

import { type Dispatch, useLayoutEffect, useRef } from 'react'
import type { StageView } from '@/components/canvas/use-view'
import type { CompareAction, Mode } from './compare-state'

const MODES: Record<string, Mode> = { s: 'side', l: 'slider', o: 'overlay', d: 'difference' }
const STEPS: Record<string, number> = { ArrowLeft: -1, ArrowRight: 1 }
const FAR = 5
const ZOOM = 1.4

type Does = { act: Dispatch<CompareAction>; view: StageView; solo: boolean; close: () => void }

/** 1 to 4 call a picture, arrows move, letters choose the way, + - 0 zoom, Escape leaves. */
export function useCompareKeys(does: Does) {
  const latest = useRef(does)
  useLayoutEffect(() => {
    latest.current = does
  })
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return
      const isOnControl = event.target instanceof HTMLElement && event.target.closest('input, [role=radio]')
      if (isOnControl && event.key.startsWith('Arrow')) return
      if (pressed(event.key, event.shiftKey, latest.current)) event.preventDefault()
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [])
}

function pressed(key: string, isFar: boolean, { act, view, solo, close }: Does): boolean {
  const step = STEPS[key]
  const mode = MODES[key]
  if (mode) act({ type: 'mode chosen', mode })
  else if (step) act({ type: 'stepped', by: step * (isFar ? FAR : 1) })
  else if (/^[1-4]$/.test(key)) act({ type: 'picture called', index: Number(key) - 1 })
  else if (key === '+' || key === '=') view.zoomBy(ZOOM)
  else if (key === '-') view.zoomBy(1 / ZOOM)
  else if (key === '0') view.fit()
  else if (key === 'Escape' && solo) act({ type: 'all shown' })
  else if (key === 'Escape') close()
  else return false
  return true
}
