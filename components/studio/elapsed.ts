/** `5600` -> `"5.6"`, `83_000` -> `"1:23"`: seconds with a tenth, from a minute on minutes and seconds. */
export function formatElapsed(ms: number): string {
  const tenths = Math.floor(Math.max(0, ms) / 100)
  if (tenths < 600) return `${Math.floor(tenths / 10)}.${tenths % 10}`
  const seconds = Math.floor(tenths / 10)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}

/** A usual time, without false precision: `7840` -> `"7.8 s"`, `42_300` -> `"42 s"`, `95_000` -> `"1.6 min"`. */
export function formatUsual(ms: number): string {
  if (ms < 950) return 'under a second'
  if (ms < 9_950) return `${(ms / 1000).toFixed(1).replace(/\.0$/, '')} s`
  return ms < 59_500 ? `${Math.round(ms / 1000)} s` : `${(ms / 60_000).toFixed(1).replace(/\.0$/, '')} min`
}

/** How full the ring is, 0..1: straight to nine tenths at the usual time, then ever slower, never full. */
export function ringFraction(elapsedMs: number, usualMs: number): number {
  const share = Math.max(0, elapsedMs) / Math.max(1, usualMs)
  return share <= 1 ? 0.9 * share : 0.9 + 0.09 * (1 - 1 / share)
}

/** `started 4 s ago`'s number and unit, or null when it is so long ago that a time of day says more. */
export function formatAgo(ms: number): string | null {
  const seconds = Math.floor(Math.max(0, ms) / 1000)
  if (seconds < 5) return 'just now'
  if (seconds < 60) return `${seconds} s ago`
  const minutes = Math.floor(seconds / 60)
  return minutes < 60 ? `${minutes} min ago` : null
}
