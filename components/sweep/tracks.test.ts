import { describe, expect, it } from 'vitest'
import { SHEET, sheetLayout } from './sheet-layout'
import { faceOf, sumOf, tracksOf } from './tracks'
import { cellAfter } from './use-grid-keys'

const SQUARE = { widthPx: 1024, heightPx: 1024 }
const WIDE = { widthPx: 1536, heightPx: 640 }

describe('a cell', () => {
  it('has its ratio at an area of one', () => {
    const { width, height } = faceOf(WIDE, 1)
    expect(width * height).toBeCloseTo(1)
    expect(width / height).toBeCloseTo(1536 / 640)
  })

  it('holds its pictures side by side', () => {
    expect(faceOf(SQUARE, 4)).toMatchObject({ across: 2, down: 2, width: 1 })
    expect(faceOf(SQUARE, 2)).toMatchObject({ across: 2, down: 1 })
    expect(faceOf(SQUARE, 5)).toMatchObject({ across: 3, down: 2 })
  })
})

it('tracks are as large as their largest cell', () => {
  const faces = [
    { width: 1, height: 1 },
    { width: 2, height: 0.5 },
    { width: 1, height: 1 },
    { width: 2, height: 3 },
  ]
  expect(tracksOf(faces, 2)).toEqual({ columns: [1, 2], rows: [1, 3] })
  expect(sumOf([1, 2])).toBe(3)
})

describe('a contact sheet', () => {
  const cells = (count: number) => Array.from({ length: count }, () => faceOf(SQUARE, 1))

  it('is as large as its cells may be', () => {
    const layout = sheetLayout(cells(4), 2, true)
    expect(layout.side).toBe(512)
    expect(layout.width).toBe(2 * SHEET.edge + SHEET.rowHead + 2 * 512 + SHEET.gap)
    expect(layout.height).toBe(2 * SHEET.edge + SHEET.title + SHEET.head + 2 * 512 + SHEET.gap)
    expect(layout.cells[3]).toMatchObject({ width: 512, height: 512 })
  })

  it('stays within what every browser can draw', () => {
    for (const [count, columns] of [
      [100, 10],
      [400, 20],
      [100, 100],
      [100, 1],
    ] as const) {
      const { width, height, cells: boxes } = sheetLayout(cells(count), columns, true)
      expect(width * height).toBeLessThanOrEqual(16_000_000)
      expect(Math.max(width, height)).toBeLessThanOrEqual(8_192)
      expect(boxes.at(-1)?.x).toBeLessThan(width)
    }
  })
})

describe('the arrows', () => {
  const grid = { columns: 3, rows: 2 }
  it.each([
    ['ArrowRight', 0, 1],
    ['ArrowRight', 2, 2],
    ['ArrowDown', 1, 4],
    ['ArrowUp', 1, 1],
    ['Home', 5, 3],
    ['End', 3, 5],
    ['PageDown', 1, 4],
  ])('%s from %i leads to %i', (key, from, to) => expect(cellAfter(key, from, grid)).toBe(to))

  it('with Ctrl lead to the first and the last', () => {
    expect([cellAfter('Home', 4, grid, true), cellAfter('End', 0, grid, true)]).toEqual([0, 5])
  })

  it('are nothing to other keys', () => expect(cellAfter('Enter', 0, grid)).toBeNull())
})
