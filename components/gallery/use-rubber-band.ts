'use client'

import { type RefObject, useEffect, useRef } from 'react'
import { fetchedOrSaid } from '@/components/ui/fetched'
import type { LaidSection } from './sections'

const FAR_PX = 6
const TAKEN = 'a, button, input, select, textarea, label, dialog, [role], [contenteditable]'

type Tools = {
  sections: readonly LaidSection[]
  chosen: readonly string[]
  onSweep: (ids: readonly string[], kept: readonly string[]) => void
}

/** Dragging a mouse over empty space around the pictures chooses them; with Shift or Control besides those chosen. */
export function useRubberBand(wall: RefObject<HTMLElement | null>, tools: Tools, isOn: boolean) {
  const latest = useRef(tools)
  useEffect(() => {
    latest.current = tools
  })
  useEffect(() => {
    if (!isOn) return
    const onDown = (down: PointerEvent) => {
      const target = down.target as HTMLElement
      const isFree = target.closest('main') !== null && target.closest(TAKEN) === null
      if (!wall.current || down.button !== 0 || down.pointerType === 'touch' || !isFree) return
      followUntilFar(down, () => void begin(wall, latest, down))
    }
    document.addEventListener('pointerdown', onDown)
    return () => document.removeEventListener('pointerdown', onDown)
  }, [wall, isOn])
}

function followUntilFar(down: PointerEvent, then: () => void) {
  const over = new AbortController()
  const onMove = (event: PointerEvent) => {
    if (Math.hypot(event.clientX - down.clientX, event.clientY - down.clientY) < FAR_PX) return
    over.abort()
    then()
  }
  window.addEventListener('pointermove', onMove, { signal: over.signal })
  window.addEventListener('pointerup', () => over.abort(), { signal: over.signal })
  document.addEventListener('selectstart', (event) => event.preventDefault(), { signal: over.signal })
}

async function begin(wall: RefObject<HTMLElement | null>, latest: RefObject<Tools>, down: PointerEvent) {
  let isLetGo = false
  const letGo = () => {
    isLetGo = true
  }
  window.addEventListener('pointerup', letGo, { once: true })
  const band = await fetchedOrSaid(() => import('./rubber-band'))
  if (!band || isLetGo || !wall.current) return
  const before = latest.current.chosen
  const kept = down.shiftKey || down.ctrlKey || down.metaKey ? before : []
  band.drawBand(wall.current, down, {
    sections: () => latest.current.sections,
    onSweep: (ids) => latest.current.onSweep(ids, kept),
    onCancel: () => latest.current.onSweep(before, []),
  })
}
