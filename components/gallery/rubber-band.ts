import { bandBetween, idsUnder, scrollStep } from './rubber'
import type { LaidSection } from './sections'

type Hands = {
  /** As they are laid out now: more may come while one drags. */
  sections: () => readonly LaidSection[]
  onSweep: (ids: readonly string[]) => void
  /** Let go before anything was drawn, or given up by Escape. */
  onCancel: () => void
}

const LOOK = 'position:absolute;z-index:5;pointer-events:none;border-radius:4px'
const COLOUR = 'border:1px solid var(--live);background:color-mix(in oklab,var(--live) 12%,transparent)'

/** Draws a rectangle on the wall from where the pointer went down until it is let go; the wall scrolls at the edges. */
export function drawBand(wall: HTMLElement, start: { clientX: number; clientY: number }, hands: Hands): void {
  const spotOf = (clientX: number, clientY: number) => {
    const { left, top } = wall.getBoundingClientRect()
    return { x: clientX - left, y: clientY - top }
  }
  const from = spotOf(start.clientX, start.clientY)
  const pointer = { clientX: start.clientX, clientY: start.clientY }
  const look = document.createElement('div')
  look.style.cssText = `${LOOK};${COLOUR}`
  wall.append(look)
  let frame = 0

  const draw = () => {
    const band = bandBetween(from, spotOf(pointer.clientX, pointer.clientY))
    look.style.left = `${band.leftPx}px`
    look.style.top = `${band.topPx}px`
    look.style.width = `${band.rightPx - band.leftPx}px`
    look.style.height = `${band.bottomPx - band.topPx}px`
    hands.onSweep(idsUnder(band, hands.sections()))
  }
  const tick = () => {
    const step = scrollStep(pointer.clientY, window.innerHeight)
    if (step !== 0) window.scrollBy({ top: step })
    draw()
    frame = requestAnimationFrame(tick)
  }
  const over = new AbortController()
  const end = () => {
    cancelAnimationFrame(frame)
    over.abort()
    look.remove()
  }
  const { signal } = over
  const onMove = (event: PointerEvent) => {
    pointer.clientX = event.clientX
    pointer.clientY = event.clientY
  }
  const onKey = (event: KeyboardEvent) => {
    if (event.key !== 'Escape') return
    event.preventDefault()
    event.stopPropagation()
    end()
    hands.onCancel()
  }
  window.addEventListener('pointermove', onMove, { signal })
  window.addEventListener('pointerup', end, { signal })
  window.addEventListener('pointercancel', end, { signal })
  window.addEventListener('blur', end, { signal })
  window.addEventListener('keydown', onKey, { signal, capture: true })
  document.addEventListener('selectstart', (event) => event.preventDefault(), { signal })
  frame = requestAnimationFrame(tick)
}
