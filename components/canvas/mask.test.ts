import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { exported, Mask, type Stroke } from './mask'

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

  it('goes back and forth over any strokes', () => {
    const anyStroke = fc.record({
      kind: fc.constantFrom('paint' as const, 'erase' as const),
      sizePx: fc.integer({ min: 1, max: 60 }),
      hardness: fc.double({ min: 0, max: 1, noNaN: true }),
      points: fc.array(
        fc.record({
          x: fc.double({ min: -20, max: 60, noNaN: true }),
          y: fc.double({ min: -20, max: 60, noNaN: true }),
          pressure: fc.double({ min: 0, max: 1, noNaN: true }),
        }),
        { maxLength: 4 },
      ),
    })
    fc.assert(
      fc.property(fc.array(anyStroke, { maxLength: 6 }), (strokes) => {
        const mask = new Mask(40, 40)
        const states = [mask.data.slice()]
        for (const each of strokes) {
          mask.add(each)
          states.push(mask.data.slice())
        }
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
      { numRuns: 60 },
    )
  })
})

describe('what goes upstream', () => {
  it('is the mask itself, or its opposite', () => {
    const mask = masked(stroke())
    expect(exported(mask, { featherPx: 0, invert: false })).toEqual(mask.data)
    expect(exported(mask, { featherPx: 0, invert: true })).toEqual(mask.data.map((each) => 255 - each))
  })

  it('is feathered without losing its weight or moving', () => {
    const mask = masked(stroke({ sizePx: 16 }))
    const soft = exported(mask, { featherPx: 6, invert: false })
    const sum = (data: Uint8Array) => data.reduce((total, each) => total + each, 0)
    expect(Math.abs(sum(soft) / sum(mask.data) - 1)).toBeLessThan(0.02)
    const centre = soft.reduce((total, each, i) => total + each * (i % 40), 0) / sum(soft)
    expect(centre).toBeCloseTo(19.5, 1)
    expect(new Set(soft).size).toBeGreaterThan(30)
  })
})
