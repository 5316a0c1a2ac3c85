import { readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, it } from 'vitest'
import { heightOf, justify, type Row, type RowShape, shapeFor } from './justify'

const shape: RowShape = { minHeightPx: 200, stretch: 2, gapPx: 6 }
const WIDTHS = [288, 320, 358, 559, 560, 802, 999, 1000, 1380, 1799, 1800, 2160, 3800]
const RATIOS = [21 / 9, 16 / 9, 3 / 2, 5 / 4, 1, 4 / 5, 2 / 3, 9 / 16, 9 / 21]
const mixed = Array.from({ length: 400 }, (_, i) => RATIOS[(i * 7 + Math.floor(i / 5)) % RATIOS.length] ?? 1)

const rightEdge = (row: Row) => {
  const last = row.boxes.at(-1)
  return last ? last.leftPx + last.widthPx : 0
}

describe('justify', () => {
  it('fills every row but the last to the exact width, at one height', () => {
    const rows = justify(Array(7).fill(1.5), 1000, shape)
    expect(rows.map((row) => row.boxes.length)).toEqual([3, 3, 1])
    expect(rightEdge(rows[0] as Row)).toBeCloseTo(1000, 6)
    expect(rows[0]?.heightPx).toBeCloseTo((1000 - 12) / 4.5, 6)
  })

  it('does not stretch the last row', () => {
    const [row] = justify([1.5, 1], 1000, shape)
    expect(row?.heightPx).toBe(200)
    expect(row?.boxes.map((box) => box.widthPx)).toEqual([300, 200])
  })

  it('keeps every picture, in order, at its true ratio', () => {
    for (const width of WIDTHS) {
      const boxes = justify(mixed, width, shapeFor(width)).flatMap((row) => row.boxes)
      expect(boxes).toHaveLength(mixed.length)
      boxes.forEach((box, i) => {
        expect(box.widthPx / box.heightPx).toBeCloseTo(mixed[i] ?? 0, 9)
      })
    }
  })

  it('never leaves the wall, never overlaps, and stacks rows one gap apart', () => {
    for (const width of WIDTHS) {
      const rowShape = shapeFor(width)
      const rows = justify(mixed, width, rowShape)
      rows.forEach((row, i) => {
        expect(rightEdge(row)).toBeLessThanOrEqual(width + 1e-6)
        row.boxes.slice(1).forEach((box, j) => {
          const before = row.boxes[j]
          if (before) expect(box.leftPx).toBeCloseTo(before.leftPx + before.widthPx + rowShape.gapPx, 6)
        })
        const above = rows[i - 1]
        if (above) expect(row.topPx).toBeCloseTo(above.topPx + above.heightPx + rowShape.gapPx, 6)
      })
    }
  })

  it('fills the width from a tablet up even when a panorama follows a banner', () => {
    for (const width of WIDTHS.filter((each) => each >= 560)) {
      const rows = justify(mixed, width, shapeFor(width))
      for (const row of rows.slice(0, -1)) expect(rightEdge(row)).toBeCloseTo(width, 6)
    }
  })

  it('never makes a narrow picture taller than the stretch allows', () => {
    const rows = justify([9 / 21, 21 / 9, 21 / 9], 288, shapeFor(288))
    for (const row of rows) expect(row.heightPx).toBeLessThanOrEqual(108 * 3.4 + 1e-9)
  })

  it('shrinks a picture that is wider than the wall', () => {
    const [row] = justify([21 / 9], 200, shape)
    expect(row?.boxes[0]?.widthPx).toBeCloseTo(200, 6)
    expect(row?.heightPx).toBeCloseTo(200 / (21 / 9), 6)
  })

  it('answers nothing for nothing, and for a wall that is not measured yet', () => {
    expect(justify([], 1000, shape)).toEqual([])
    expect(heightOf([])).toBe(0)
    expect(justify([1, 2], 0, shape)).toEqual([])
  })

  it('lays out 10 000 pictures within a frame', () => {
    const many = Array.from({ length: 10_000 }, (_, i) => mixed[i % mixed.length] ?? 1)
    // The fastest of some: a machine that does something else meanwhile says nothing of the layout.
    const took = Array.from({ length: 20 }, () => {
      const startedAt = performance.now()
      justify(many, 1380, shape)
      return performance.now() - startedAt
    })
    expect(Math.min(...took)).toBeLessThan(16)
  })

  it('has the same numbers as the style sheet that paints the first page', () => {
    const css = readFileSync(path.join(import.meta.dirname, 'wall.module.css'), 'utf8')
    const pattern =
      /(?:min-width: (\d+)px\) \{\s*)?\.rows \{[^}]*?--row: (\d+)px;\s*--stretch: ([\d.]+);\s*--gap: (\d+)px;/g
    const found = [...css.matchAll(pattern)].map(([, from = '0', row, stretch, gap]) =>
      [from, row, stretch, gap].map(Number),
    )
    expect(found.map(([from]) => from)).toEqual([0, 560, 1000, 1800])
    for (const [from = 0, minHeightPx, stretch, gapPx] of found)
      expect(shapeFor(from)).toEqual({ minHeightPx, stretch, gapPx })
    const room = Number(/--room: ([\d.]+);/.exec(css)?.[1])
    expect(shapeFor(1000, true).minHeightPx).toBeCloseTo(190 * room, 9)
  })
})
