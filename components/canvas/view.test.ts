import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { fitted, keptInSight, moved, pinched, toScreen, toSource, zoomed } from './view'

const stage = { width: 900, height: 700 }
const picture = { width: 1600, height: 1200 }
const double = (min: number, max: number) => fc.double({ min, max, noNaN: true })
const spot = fc.record({ x: double(0, 900), y: double(0, 700) })
const anyView = fc.record({ scale: double(0.1, 30), x: double(-3000, 3000), y: double(-3000, 3000) })
const close = (a: { x: number; y: number }, b: { x: number; y: number }) => {
  expect(a.x).toBeCloseTo(b.x, 5)
  expect(a.y).toBeCloseTo(b.y, 5)
}

describe('a view', () => {
  it('shows the whole picture in the middle, with room around it', () => {
    const view = fitted(stage, picture, 50)
    expect(view).toEqual({ scale: 0.5, x: 50, y: 50 })
  })

  it('does not blow a small picture up', () => {
    expect(fitted(stage, { width: 100, height: 100 }, 20)).toEqual({ scale: 1, x: 400, y: 300 })
  })

  it('goes to the source and back', () => {
    fc.assert(fc.property(anyView, spot, (view, at) => close(toScreen(view, toSource(view, at)), at)))
  })

  it('keeps what is under the pointer there while it zooms', () => {
    const factor = double(0.2, 5)
    fc.assert(
      fc.property(anyView, factor, spot, (view, by, at) =>
        close(toSource(zoomed(view, by, at, 0.3), at), toSource(view, at)),
      ),
    )
  })

  it('stops zooming at 32 times and at a fifth of the smallest', () => {
    const view = fitted(stage, picture, 50)
    const at = { x: 10, y: 10 }
    expect(zoomed(view, 1e9, at, 0.5).scale).toBe(32)
    expect(zoomed(view, 1e-9, at, 0.5).scale).toBeCloseTo(0.1)
  })

  it('follows two fingers: apart is larger, together along is moved', () => {
    const view = { scale: 1, x: 0, y: 0 }
    const from = [
      { x: 100, y: 100 },
      { x: 200, y: 100 },
    ] as const
    const apart = pinched(view, from, [{ x: 50, y: 100 }, from[1]], 1)
    expect(apart.scale).toBeCloseTo(1.5)
    close(toScreen(apart, { x: 100, y: 100 }), { x: 50, y: 100 })
    close(toScreen(apart, { x: 200, y: 100 }), { x: 200, y: 100 })
    const along = pinched(
      view,
      from,
      [
        { x: 110, y: 130 },
        { x: 210, y: 130 },
      ],
      1,
    )
    expect(along).toEqual(moved(view, { x: 10, y: 30 }))
  })

  it('never loses the picture', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        const { scale, x, y } = keptInSight(view, stage, picture)
        expect(x).toBeLessThan(stage.width)
        expect(y).toBeLessThan(stage.height)
        expect(x + picture.width * scale).toBeGreaterThan(0)
        expect(y + picture.height * scale).toBeGreaterThan(0)
      }),
    )
  })
})
