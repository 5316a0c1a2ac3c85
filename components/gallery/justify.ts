/** `stretch` is how many times taller than `minHeightPx` a row may become to fill its width. */
export type RowShape = { minHeightPx: number; stretch: number; gapPx: number }
export type Box = { leftPx: number; topPx: number; widthPx: number; heightPx: number }
export type Row = { first: number; topPx: number; heightPx: number; boxes: Box[] }

// wall.module.css holds the same numbers in container queries, so that the first paint needs no script.
const SHAPES: readonly [fromWidthPx: number, shape: RowShape][] = [
  [1800, { minHeightPx: 236, stretch: 2, gapPx: 6 }],
  [1000, { minHeightPx: 190, stretch: 2, gapPx: 6 }],
  [560, { minHeightPx: 150, stretch: 2.4, gapPx: 6 }],
  [0, { minHeightPx: 108, stretch: 3.4, gapPx: 4 }],
]

const NARROWEST: RowShape = { minHeightPx: 108, stretch: 3.4, gapPx: 4 }

/** A wall of so few pictures gives each more room. */
export const FEW = 6
const ROOMY = 1.6

/** How tall rows are and how far apart on a wall of this width; `roomy` for one with few pictures. */
export function shapeFor(wallWidthPx: number, roomy = false): RowShape {
  const shape = SHAPES.find(([from]) => wallWidthPx >= from)?.[1] ?? NARROWEST
  return roomy ? { ...shape, minHeightPx: shape.minHeightPx * ROOMY } : shape
}

/**
 * Lays pictures out in rows of one height that fill `wallWidthPx`; boxes are relative to the top left corner.
 * Rows are filled like words in a line at `minHeightPx` and then stretched, exactly as CSS flex-wrap does with
 * `flex: ratio 1 (ratio * minHeightPx)`; the last row is not stretched. `ratios` are width / height, all > 0.
 */
export function justify(ratios: readonly number[], wallWidthPx: number, shape: RowShape): Row[] {
  if (wallWidthPx <= 0) return []
  const rows: Row[] = []
  let topPx = 0
  let first = 0
  while (first < ratios.length) {
    const end = endOfRow(ratios, first, wallWidthPx, shape)
    const row = layRow(ratios.slice(first, end), {
      first,
      topPx,
      wallWidthPx,
      shape,
      last: end === ratios.length,
    })
    rows.push(row)
    topPx += row.heightPx + shape.gapPx
    first = end
  }
  return rows
}

/** The height of rows with the gaps between them; 0 for none. */
export function heightOf(rows: readonly Row[]): number {
  const last = rows.at(-1)
  return last ? last.topPx + last.heightPx : 0
}

function endOfRow(ratios: readonly number[], first: number, wallWidthPx: number, shape: RowShape): number {
  let filled = (ratios[first] ?? 1) * shape.minHeightPx
  let end = first + 1
  for (; end < ratios.length; end++) {
    filled += shape.gapPx + (ratios[end] ?? 1) * shape.minHeightPx
    if (filled > wallWidthPx) break
  }
  return end
}

type Place = { first: number; topPx: number; wallWidthPx: number; shape: RowShape; last: boolean }

function layRow(ratios: readonly number[], place: Place): Row {
  const { first, topPx, wallWidthPx, shape } = place
  const gaps = (ratios.length - 1) * shape.gapPx
  const filling = (wallWidthPx - gaps) / ratios.reduce((sum, ratio) => sum + ratio, 0)
  const tallest = place.last ? shape.minHeightPx : shape.minHeightPx * shape.stretch
  const heightPx = Math.min(filling, tallest)
  let leftPx = 0
  const boxes = ratios.map((ratio) => {
    const box = { leftPx, topPx, widthPx: ratio * heightPx, heightPx }
    leftPx += box.widthPx + shape.gapPx
    return box
  })
  return { first, topPx, heightPx, boxes }
}
