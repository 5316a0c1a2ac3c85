import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { framed, held, marginsFor, NO_MARGINS, ratioChoices, ratioOf, snapped } from './frame'
import { SIDES } from './sides'

const range = { min: 0, max: 2000 }
const limits = { left: range, right: range, up: range, down: range }
const square = { width: 1024, height: 1024 }

describe('a frame', () => {
  it('stays in whole pixels inside its limits', () => {
    const wild = { left: -5, right: 2400.4, up: 10.4, down: 10.6 }
    expect(held(wild, limits)).toEqual({ left: 0, right: 2000, up: 10, down: 11 })
  })

  it('comes to a ratio by adding the least, alike on both sides', () => {
    expect(marginsFor(square, '16:9', limits)).toEqual({ left: 398, right: 398, up: 0, down: 0 })
    expect(marginsFor(square, '2:3', limits)).toEqual({ left: 0, right: 0, up: 256, down: 256 })
    expect(marginsFor(square, '1:1', limits)).toEqual(NO_MARGINS)
    expect(marginsFor({ width: 4000, height: 500 }, '9:21', limits)).toBeNull()
  })

  it('offers the ratios it can reach, each of them true', () => {
    const anyPicture = fc.record({
      width: fc.integer({ min: 64, max: 3000 }),
      height: fc.integer({ min: 64, max: 3000 }),
    })
    fc.assert(
      fc.property(anyPicture, (picture) => {
        for (const { ratio, margins } of ratioChoices(picture, limits)) {
          expect(held(margins, limits)).toEqual(margins)
          expect(SIDES.filter((side) => margins[side] > 0).length).toBeLessThanOrEqual(2)
          const frame = framed(picture, margins)
          const [across = 1, down = 1] = ratio.split(':').map(Number)
          const off = Math.min(
            Math.abs(frame.width - (frame.height * across) / down),
            Math.abs(frame.height - (frame.width * down) / across),
          )
          expect(off).toBeLessThanOrEqual(0.5)
        }
      }),
    )
  })

  it('knows the name of its ratio', () => {
    expect(ratioOf({ width: 1820, height: 1024 })).toBe('16:9')
    expect(ratioOf({ width: 1600, height: 1024 })).toBeUndefined()
  })

  it('snaps to a ratio that is near, moving only the side dragged', () => {
    const dragged = { ...NO_MARGINS, right: 790 }
    expect(snapped(square, dragged, ['right'], 10, limits)).toEqual({ ...NO_MARGINS, right: 796 })
    expect(snapped(square, dragged, ['right'], 3, limits)).toEqual(dragged)
    expect(snapped(square, { ...NO_MARGINS, right: 1900 }, ['right'], 1e9, limits).right).toBe(1365)
  })
})
