import { describe, expect, it } from 'vitest'
import { effective, expectedSize, imageProblems, needProblems } from './rules'
import type { Capability } from './schema'

const base: Capability = {
  operation: 'outpaint',
  fields: {},
  outputSize: { from: 'input' },
  listPrice: { centicredits: 100, validFrom: '2026-01-01', source: 'a test' },
  usualMs: 1000,
}
const capability = (more: Partial<Capability>): Capability => ({ ...base, ...more })
const facts = (widthPx: number, heightPx: number, more = {}) => ({
  widthPx,
  heightPx,
  byteLength: 1000,
  hasAlpha: false,
  ...more,
})

describe('the size to expect', () => {
  const ratios = capability({
    outputSize: { from: 'ratio' },
    fields: {
      aspectRatio: {
        kind: 'ratio',
        default: '1:1',
        shapes: [
          { ratio: '1:1', widthPx: 1024, heightPx: 1024 },
          { ratio: '3:2', widthPx: 1216, heightPx: 832, exact: false },
        ],
      },
    },
  })
  const source = { widthPx: 300, heightPx: 200 }

  it.each([
    ['the ratio asked', ratios, { aspectRatio: '3:2' }, undefined, [1216, 832, false]],
    ['the usual ratio', ratios, {}, undefined, [1024, 1024, true]],
    ['the input’s', base, {}, source, [300, 200, true]],
    [
      'four times the input’s',
      capability({ outputSize: { from: 'factor', factor: 4 } }),
      {},
      source,
      [1200, 800, true],
    ],
    [
      'the input’s with margins',
      capability({ outputSize: { from: 'margins' } }),
      { left: 10, up: 5, down: 7 },
      source,
      [310, 212, true],
    ],
    [
      'so many megapixels',
      capability({ outputSize: { from: 'megapixels', megapixels: 1 } }),
      {},
      source,
      [1254, 836, false],
    ],
  ] as const)('is %s', (_, record, settings, image, [widthPx, heightPx, exact]) =>
    expect(expectedSize(record, settings, image)).toEqual({ widthPx, heightPx, exact }),
  )

  it('is not known without the input', () => expect(expectedSize(base, {}, undefined)).toBeUndefined())
})

describe('rules across fields', () => {
  const margins = { oneOf: ['left', 'right', 'up', 'down'], sentence: 'must not all be 0' } as const
  const light = {
    when: 'lightSourceStrength',
    oneOf: ['lightSourceDirection', 'lightReference'],
    sentence: 'needs a direction or a picture',
  } as const

  it('asks for one of several', () => {
    const record = capability({ needs: [margins] })
    expect(needProblems(record, {})).toEqual([{ field: 'left', message: 'must not all be 0' }])
    expect(needProblems(record, { left: 0, up: 0 })).toHaveLength(1)
    expect(needProblems(record, { down: 1 })).toEqual([])
  })

  it('asks only when the field it hangs on is given', () => {
    const record = capability({ needs: [light] })
    expect(needProblems(record, {})).toEqual([])
    expect(needProblems(record, { lightSourceStrength: 0.4 })).toMatchObject([
      { field: 'lightSourceStrength' },
    ])
    expect(needProblems(record, { lightSourceStrength: 0.4, lightSourceDirection: 'left' })).toEqual([])
  })
})

describe('rules of pictures', () => {
  const record = capability({
    requestBytes: 10 * 1024 * 1024,
    fields: {
      image: {
        kind: 'image',
        required: true,
        minSidePx: 64,
        maxSidePx: 4000,
        minPx: 4096,
        maxPx: 9_437_184,
        maxRatio: 2.5,
      },
      mask: { kind: 'image' },
      styleImage: { kind: 'image' },
    },
  })
  const mask = facts(64, 64)

  it.each([
    ['a side too short', facts(63, 100), 'every side must have at least 64 pixels; it is 63 x 100'],
    ['a side too long', facts(4001, 2000), 'every side must have at most 4000 pixels; it is 4001 x 2000'],
    ['too much in all', facts(3500, 3500), 'must have at most 9437184 pixels in all; it is 3500 x 3500'],
    [
      'too long a shape',
      facts(300, 900),
      'the ratio of its sides must be from 1:2.5 to 2.5:1; it is 300 x 900',
    ],
  ])('names the field and the rule for %s', (_, image, message) =>
    expect(imageProblems(record, { image, mask })).toEqual([{ field: 'image', message }]),
  )

  it('asks for a mask where nothing is transparent', () => {
    expect(imageProblems(record, { image: facts(500, 500) })).toMatchObject([{ field: 'mask' }])
    expect(imageProblems(record, { image: facts(500, 500, { hasAlpha: true }) })).toEqual([])
    expect(imageProblems(record, { image: facts(500, 500, { hasAlpha: null }) })).toEqual([])
  })

  it('weighs all pictures of a call together', () => {
    const heavy = facts(500, 500, { byteLength: 6 * 1024 * 1024 })
    expect(imageProblems(record, { image: heavy, mask })).toEqual([])
    expect(imageProblems(record, { image: heavy, mask, styleImage: heavy })).toEqual([
      { field: 'image', message: 'must have at most 9.9 MB with the other pictures' },
    ])
  })

  it('says nothing of fields the record lacks', () =>
    expect(imageProblems(capability({}), { image: facts(1, 1) })).toEqual([]))
})

it('takes the record’s default for what was not asked', () => {
  const record = capability({ fields: { steps: { kind: 'number', min: 1, max: 50, step: 1, default: 28 } } })
  expect(effective(record, {}, 'steps')).toBe(28)
  expect(effective(record, { steps: 4 }, 'steps')).toBe(4)
  expect(effective(record, {}, 'strength')).toBeUndefined()
})
