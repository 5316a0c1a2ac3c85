import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Stroke } from './brush'
import { feathered, sigmaOf } from './feather'
import { type Edit, Mask } from './mask'

const at = (x: number, y: number, pressure = 1) => ({ x, y, pressure })
const stroke = (more: Partial<Stroke> = {}): Stroke => ({
  kind: 'paint',
  sizePx: 10,
  hardness: 1,
  points: [at(20, 20)],
  ...more,
})
const masked = (...strokes: Stroke[]) => {
  const mask = new Mask(40, 40)
  for (const each of strokes) mask.add(each)
  return mask
}
const value = ({ data, width }: Mask, x: number, y: number) => data[y * width + x]
const area = ({ data }: Mask) => data.reduce((sum, each) => sum + each, 0) / 255

describe('a mask', () => {
  it('is black until it is painted, and white under the brush', () => {
    expect(masked().isEmpty).toBe(true)
    const mask = masked(stroke())
    expect(value(mask, 20, 20)).toBe(255)
    expect(value(mask, 20, 27)).toBe(0)
    expect(Math.abs(area(mask) - Math.PI * 25)).toBeLessThan(4)
  })

  it('fills the way between two points without gaps', () => {
    const mask = masked(stroke({ points: [at(5, 20), at(35, 20)] }))
    for (let x = 5; x < 35; x++) expect(value(mask, x, 20)).toBe(255)
    expect(Math.abs(area(mask) - (300 + Math.PI * 25))).toBeLessThan(10)
  })

  it('has a soft edge when the brush is soft, falling all the way', () => {
    const mask = masked(stroke({ sizePx: 30, hardness: 0 }))
    const row = Array.from({ length: 18 }, (_, i) => value(mask, 20 + i, 20) ?? 0)
    expect(row).toEqual(row.toSorted((a, b) => b - a))
    expect(row.filter((each) => each > 0 && each < 255).length).toBeGreaterThan(10)
  })

  it('does not darken where a stroke crosses itself', () => {
    const once = masked(stroke({ hardness: 0.2, points: [at(5, 20), at(35, 20)] }))
    const twice = masked(stroke({ hardness: 0.2, points: [at(5, 20), at(35, 20), at(5, 20)] }))
    expect(twice.data).toEqual(once.data)
  })

  it('is thinner where the pen presses less', () => {
    expect(area(masked(stroke({ points: [at(20, 20, 0.5)] })))).toBeLessThan(area(masked(stroke())) / 3)
  })

  it('is taken away by the eraser', () => {
    const mask = masked(stroke({ sizePx: 20 }), stroke({ kind: 'erase', sizePx: 60 }))
    expect(mask.isEmpty).toBe(true)
  })

  it('stays in the picture', () => {
    const mask = masked(
      stroke({ points: [at(-3, -3), at(50, 50)] }),
      stroke({ points: [at(500, 500)] }),
      stroke({ points: [] }),
    )
    expect(value(mask, 0, 0)).toBe(255)
    expect(value(mask, 39, 39)).toBe(255)
  })

  it('is turned inside out and emptied, and back', () => {
    const mask = masked(stroke())
    const before = mask.data.slice()
    mask.add({ kind: 'invert' })
    expect(mask.data).toEqual(before.map((each) => 255 - each))
    mask.add({ kind: 'clear' })
    expect(mask.isEmpty).toBe(true)
    mask.undo()
    mask.undo()
    expect(mask.data).toEqual(before)
  })

  it('goes on from a picture, which no undo takes away', () => {
    const mask = new Mask(40, 40, new Uint8Array(1600).fill(9))
    expect(mask.undo()).toBeNull()
    mask.add(stroke({ kind: 'erase', sizePx: 200 }))
    expect(mask.isEmpty).toBe(true)
    mask.undo()
    expect(mask.data.every((each) => each === 9)).toBe(true)
  })

  it('knows how much of it changes', () => {
    const mask = new Mask(10, 10)
    expect(mask.share).toBe(0)
    mask.add({ kind: 'invert' })
    expect(mask.share).toBe(1)
  })

  it('draws a stroke alike whole and in pieces, and takes an abandoned one away with nothing else', () => {
    const points = [at(5, 5), at(30, 8, 0.4), at(31, 30), at(6, 20, 0.7)]
    const { points: _, ...brush } = stroke({ hardness: 0.4 })
    const mask = new Mask(40, 40)
    mask.begin(brush)
    for (const point of points) mask.extend([point])
    mask.end()
    expect(mask.data).toEqual(masked(stroke({ hardness: 0.4, points })).data)
    expect(mask.edits).toEqual([{ ...brush, points }])
    mask.undo()
    mask.begin(brush)
    mask.extend(points)
    mask.abandon()
    expect(mask.isEmpty).toBe(true)
    expect(mask.canRedo).toBe(true)
  })

  it('says which pixels a stroke may have changed', () => {
    const mask = new Mask(200, 100)
    const rect = mask.add(stroke({ sizePx: 20, points: [at(50, 50), at(120, 60)] }))
    mask.data.forEach((value, index) => {
      const [x, y] = [index % 200, Math.floor(index / 200)]
      const isInside = x >= rect.x && x < rect.x + rect.width && y >= rect.y && y < rect.y + rect.height
      if (!isInside) expect(value).toBe(0)
    })
    expect(rect.width).toBeLessThan(100)
  })

  it('goes back and forth over any edits', () => {
    const anyStroke = fc.record({
      kind: fc.constantFrom('paint' as const, 'erase' as const),
      sizePx: fc.integer({ min: 1, max: 160 }),
      hardness: fc.double({ min: 0, max: 1, noNaN: true }),
      points: fc.array(
        fc.record({
          x: fc.double({ min: -20, max: 160, noNaN: true }),
          y: fc.double({ min: -20, max: 100, noNaN: true }),
          pressure: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        { minLength: 1, maxLength: 4 },
      ),
    })
    const other = fc.constantFrom({ kind: 'invert' as const }, { kind: 'clear' as const })
    fc.assert(
      fc.property(fc.array(fc.oneof(anyStroke, anyStroke, other), { maxLength: 6 }), (edits: Edit[]) => {
        const mask = new Mask(150, 90)
        const states = [mask.data.slice()]
        for (const each of edits) {
          mask.add(each)
          states.push(mask.data.slice())
        }
        expect(mask.edits).toEqual(edits)
        for (const state of states.slice(0, -1).toReversed()) {
          mask.undo()
          expect(mask.data).toEqual(state)
        }
        expect(mask.canUndo).toBe(false)
        for (const state of states.slice(1)) {
          mask.redo()
          expect(mask.data).toEqual(state)
        }
        expect(mask.canRedo).toBe(false)
      }),
      { numRuns: 40 },
    )
  })
})

describe('a feathered mask', () => {
  it('is the mask itself without a feather', () => {
    const mask = masked(stroke())
    expect(feathered(mask, 0)).toEqual(mask.data)
    expect(sigmaOf(0)).toBe(0)
  })

  it('keeps its weight and its place', () => {
    const mask = masked(stroke({ sizePx: 16 }))
    const soft = feathered(mask, 6)
    const sum = (data: Uint8Array) => data.reduce((total, each) => total + each, 0)
    expect(Math.abs(sum(soft) / sum(mask.data) - 1)).toBeLessThan(0.02)
    const centre = soft.reduce((total, each, i) => total + each * (i % 40), 0) / sum(soft)
    expect(centre).toBeCloseTo(19.5, 1)
    expect(new Set(soft).size).toBeGreaterThan(30)
  })

  it('spreads a line as the Gaussian it is drawn with on screen', () => {
    const line = { width: 121, height: 3, data: new Uint8Array(363) }
    for (const row of [0, 1, 2]) line.data.fill(255, row * 121 + 54, row * 121 + 67)
    const soft = feathered(line, 24).subarray(121, 242)
    const total = soft.reduce((sum, each) => sum + each, 0)
    const variance = soft.reduce((sum, each, x) => sum + each * (x - 60) ** 2, 0) / total
    expect(Math.sqrt(variance - (13 ** 2 - 1) / 12)).toBeCloseTo(sigmaOf(24), 0)
  })
})
