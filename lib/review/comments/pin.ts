import type { Pin } from '../schema'

type Columns = { left: number | null; top: number | null; wide: number | null; high: number | null }

/** A pin out of its columns, or null for words about all of the picture. */
export function pinOf({ left, top, wide, high }: Columns): Pin | null {
  if (left === null || top === null) return null
  return wide === null || high === null ? { left, top } : { left, top, wide, high }
}

/** A pin for its columns. */
export const columnsOf = (pin: Pin | undefined): Columns => ({
  left: pin?.left ?? null,
  top: pin?.top ?? null,
  wide: pin?.wide ?? null,
  high: pin?.high ?? null,
})
