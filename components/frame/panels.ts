'use client'

import {
  clampWidth,
  PANELS_COOKIE,
  type Panel,
  type Panels,
  packPanels,
  parsePanels,
  type Side,
} from './panel-sizes'

const YEAR_S = 31_536_000
const listeners = new Set<() => void>()
let current: Panels | null = null

function read(): Panels {
  const kept = document.cookie.split('; ').find((each) => each.startsWith(`${PANELS_COOKIE}=`))
  current ??= parsePanels(kept?.slice(PANELS_COOKIE.length + 1))
  return current
}

/** Sets a panel at once, without drawing the page anew. Browser only. */
export function setPanel(side: Side, change: Partial<Panel>) {
  current = { ...read(), [side]: { ...read()[side], ...change } }
  const { widthPx, closed } = current[side]
  const main = document.getElementById('main')
  if (widthPx === null) main?.style.removeProperty(`--${side}`)
  else main?.style.setProperty(`--${side}`, `${clampWidth(side, widthPx)}px`)
  if (closed) main?.setAttribute(`data-${side}`, 'closed')
  else main?.removeAttribute(`data-${side}`)
  for (const listener of listeners) listener()
}

/** Keeps the panels as they are on this device. */
export function keepPanels() {
  // biome-ignore lint/suspicious/noDocumentCookie: the server reads it before the first paint; cookieStore is not everywhere
  document.cookie = `${PANELS_COOKIE}=${packPanels(read())}; path=/; max-age=${YEAR_S}; samesite=lax`
}

export function togglePanel(side: Side, closed = !read()[side].closed) {
  setPanel(side, { closed })
  keepPanels()
}

const UNKNOWN: Panels = parsePanels(undefined)
export const panelStore = {
  subscribe(listener: () => void) {
    listeners.add(listener)
    return () => {
      listeners.delete(listener)
    }
  },
  snapshot: read,
  /** While hydrating; the style sheet already has the true widths. */
  serverSnapshot: () => UNKNOWN,
}

/** Narrower than this they stand one below the other (app/globals.css). */
const SIDE_BY_SIDE = '(min-width: 1200px)'
export const hasPanels = () => matchMedia(SIDE_BY_SIDE).matches
export function watchPanels(onChange: () => void): () => void {
  const query = matchMedia(SIDE_BY_SIDE)
  query.addEventListener('change', onChange)
  return () => query.removeEventListener('change', onChange)
}
