import type { Row } from './justify'

/** The cards of the rows that touch `fromPx..toPx`, as indices from the first card of the section; `to` is exclusive. */
export function cardsNear(rows: readonly Row[], fromPx: number, toPx: number): { from: number; to: number } {
  const firstRow = rows[firstIndex(rows, (row) => row.topPx + row.heightPx >= fromPx)]
  const end = firstIndex(rows, (row) => row.topPx > toPx)
  const lastRow = rows[end - 1]
  if (!firstRow || !lastRow || lastRow.first < firstRow.first) return { from: 0, to: 0 }
  return { from: firstRow.first, to: lastRow.first + lastRow.boxes.length }
}

/** Binary search: the first row for which `holds` is true, given that it stays true from there on. */
function firstIndex(rows: readonly Row[], holds: (row: Row) => boolean): number {
  let low = 0
  let high = rows.length
  while (low < high) {
    const middle = (low + high) >> 1
    const row = rows[middle]
    if (row && holds(row)) high = middle
    else low = middle + 1
  }
  return low
}
