import { expect, it } from 'vitest'
import { bandBetween, idsUnder, scrollStep } from './rubber'
import type { LaidSection } from './sections'

const box = (leftPx: number) => ({ leftPx, topPx: 0, widthPx: 90, heightPx: 80 })
const section = (rowsTopPx: number, names: string) =>
  ({
    rowsTopPx,
    cards: [...names].map((id) => ({ id })),
    rows: [
      { first: 0, topPx: 0, heightPx: 80, boxes: [box(0), box(100)] },
      { first: 2, topPx: 90, heightPx: 80, boxes: [box(0)] },
    ],
  }) as unknown as LaidSection
const WALL = [section(60, 'abc'), section(300, 'def')]

it.each([
  [{ x: 0, y: 0 }, { x: 500, y: 900 }, 'abcdef'],
  [{ x: 150, y: 70 }, { x: 120, y: 65 }, 'b'],
  [{ x: 95, y: 0 }, { x: 99, y: 900 }, ''],
  [{ x: 50, y: 160 }, { x: 10, y: 310 }, 'cd'],
  [{ x: 10, y: 10 }, { x: 40, y: 50 }, ''],
])('from %j to %j are %j', (a, b, ids) => expect(idsUnder(bandBetween(a, b), WALL).join('')).toBe(ids))

it('scrolls near the edges, faster beyond them', () => {
  expect([400, 40, -200, 790, 2000].map((y) => scrollStep(y, 800))).toEqual([0, -8, -28, 23, 28])
})
