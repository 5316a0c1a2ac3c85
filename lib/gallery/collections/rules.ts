/** An item of a collection in its place. */
export type Placed = { id: string; position: number }

const STEP = 1024
/** Closer than this and a double has no more room between two. */
const LEAST_GAP = 1e-6

/**
 * Where the moved ones go so that they stand in their given order right before `beforeId`, or at the end where it is
 * null: only theirs, or everybody's where there is no room left. `items` are in order; all that are named are among them.
 */
export function placesAfterMove(
  items: readonly Placed[],
  moved: readonly string[],
  beforeId: string | null,
): Placed[] {
  const isMoved = new Set(moved)
  // Before one that moves itself is before the next one that stays.
  const from = beforeId === null ? items.length : items.findIndex(({ id }) => id === beforeId)
  const target = items.slice(from).find(({ id }) => !isMoved.has(id))
  const staying = items.filter(({ id }) => !isMoved.has(id))
  const at = target ? staying.indexOf(target) : staying.length
  const [left, right] = [staying[at - 1]?.position, staying[at]?.position]
  const first = left ?? (right === undefined ? 0 : right - STEP * (moved.length + 1))
  const step = right === undefined ? STEP : (right - first) / (moved.length + 1)
  if (step < LEAST_GAP) return renumbered(staying, moved, at)
  return moved.map((id, index) => ({ id, position: first + step * (index + 1) }))
}

function renumbered(staying: readonly Placed[], moved: readonly string[], at: number): Placed[] {
  const ids = staying.map(({ id }) => id)
  const order = [...ids.slice(0, at), ...moved, ...ids.slice(at)]
  return order.map((id, index) => ({ id, position: STEP * (index + 1) }))
}

/** The positions of what comes to the end, after `last`. */
export const placesAtEnd = (last: number | null, ids: readonly string[]): Placed[] =>
  ids.map((id, index) => ({ id, position: (last ?? 0) + STEP * (index + 1) }))
