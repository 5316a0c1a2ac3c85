import type { Wall } from './wall-state'

type Left = { wall: Wall; widthPx: number; scrollPx: number }

let left: Left | null = null
/** The browser's own buttons led to one's own wall, which does not hang yet: that may take a while on a slow device. */
let isComingBack = false
let lastSeenId: string | null = null

if (typeof window !== 'undefined')
  window.addEventListener('popstate', () => {
    const { pathname, search } = window.location
    isComingBack = pathname === '/gallery' && !new URLSearchParams(search).has('view')
  })

/** What the wall was like when it was left, for coming back by the browser's back button; null otherwise. */
export const recallWall = (): Left | null => (isComingBack ? left : null)

/** To be called once the wall hangs: who comes by a link next time begins at the top. */
export function wallHangs(): void {
  isComingBack = false
}

export function rememberWall(next: Left): void {
  // What was taken off is settled by the time somebody comes back.
  left = { ...next, wall: { ...next.wall, gone: new Set(), loading: 'no' } }
}

/** To be called when the wall changed behind its back, as by a restore from the trash. */
export function forgetWall(): void {
  left = null
}

/** The picture looked at last, so that the wall can put the focus back on it; asked once. */
export function takeLastSeen(): string | null {
  const id = lastSeenId
  lastSeenId = null
  return id
}

export function rememberLastSeen(id: string): void {
  lastSeenId = id
}
