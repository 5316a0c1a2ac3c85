import { describe, expect, it } from 'vitest'
import { settingsShape } from '../fields/rules'
import type { NumberField, Settings } from '../fields/schema'
import { capabilityOf, expectedSize, imageProblems, needProblems } from '../rules'
import type { Capability, Operation } from '../schema'
import { resolveModel, STABILITY_MODELS } from './catalogue'

const RATIOS = ['21:9', '16:9', '3:2', '5:4', '1:1', '4:5', '2:3', '9:16', '9:21']
const all = STABILITY_MODELS.flatMap((model) =>
  model.capabilities.map((capability) => ({
    model,
    capability,
    name: `${model.id} ${capability.operation}`,
  })),
)

function recordOf(upstreamId: string, operation: Operation): Capability {
  const model = resolveModel(`stability/${upstreamId}`)
  const found = model && capabilityOf(model, operation)
  if (!found) throw new Error(`${upstreamId} ${operation}`)
  return found
}

describe('the catalogue', () => {
  it('offers everything that v2beta makes or changes pictures with, at its price of August 2025', () => {
    const offered = all.map(({ model, capability }) => [
      model.upstreamId,
      capability.operation,
      capability.listPrice.centicredits,
    ])
    expect(offered).toEqual([
      ['sd3.5-large', 'text-to-image', 650],
      ['sd3.5-large', 'image-to-image', 650],
      ['sd3.5-large-turbo', 'text-to-image', 400],
      ['sd3.5-large-turbo', 'image-to-image', 400],
      ['sd3.5-medium', 'text-to-image', 350],
      ['sd3.5-medium', 'image-to-image', 350],
      ['sd3.5-flash', 'text-to-image', 250],
      ['sd3.5-flash', 'image-to-image', 250],
      ['ultra', 'text-to-image', 800],
      ['ultra', 'image-to-image', 800],
      ['core', 'text-to-image', 300],
      ['inpaint', 'inpaint', 500],
      ['erase', 'erase', 500],
      ['outpaint', 'outpaint', 400],
      ['search-and-replace', 'search-and-replace', 500],
      ['search-and-recolor', 'search-and-recolor', 500],
      ['remove-background', 'remove-background', 500],
      ['replace-background-and-relight', 'relight', 800],
      ['upscale-fast', 'upscale', 200],
      ['upscale-conservative', 'upscale', 4000],
      ['upscale-creative', 'upscale', 6000],
      ['sketch', 'sketch', 500],
      ['structure', 'structure', 500],
      ['style', 'style', 500],
      ['style-transfer', 'style-transfer', 800],
    ])
  })

  it('says who says each price, and since when', () => {
    for (const { capability } of all) {
      expect(capability.listPrice.source).toMatch(/^Stability AI, /)
      expect(capability.listPrice.validFrom).toBe('2025-08-01')
    }
  })

  it.each(all)('$name has a format, a limit of 10 MiB, and a seed or one image a run', ({ capability }) => {
    expect(capability.fields.outputFormat?.options).toContain('png')
    expect(capability.requestBytes).toBe(10_485_760)
    expect(capability.seed?.max ?? 4_294_967_294).toBe(4_294_967_294)
    expect(capability.maxCount).toBe(capability.seed ? undefined : 1)
  })

  it.each(all)('$name starts every number at a default of its own range', ({ capability }) => {
    const numbers = Object.values(capability.fields).filter(
      (field): field is NumberField => field.kind === 'number',
    )
    for (const { default: usual = 0, min, max } of numbers) expect(usual >= min && usual <= max).toBe(true)
  })

  it('orders two of them to be fetched later, with ten minutes to wait', () => {
    const later = all.filter(({ capability }) => capability.isAsync)
    expect(later.map(({ model }) => model.upstreamId)).toEqual([
      'replace-background-and-relight',
      'upscale-creative',
    ])
    for (const { capability } of later) expect(capability.timeoutMs).toBe(600_000)
  })

  it.each(all.filter(({ capability }) => capability.fields.aspectRatio))(
    '$name offers every ratio at its megapixels',
    ({ model, capability }) => {
      const shapes = capability.fields.aspectRatio?.shapes ?? []
      expect(shapes.map(({ ratio }) => ratio)).toEqual(RATIOS)
      for (const { ratio, widthPx, heightPx, exact } of shapes) {
        const [across = 1, down = 1] = ratio.split(':').map(Number)
        const megapixels = model.upstreamId === 'core' ? 2.25 : 1
        expect(Math.abs((widthPx * heightPx) / 2 ** 20 / megapixels - 1)).toBeLessThan(0.08)
        expect(Math.abs(widthPx / heightPx / (across / down) - 1)).toBeLessThan(0.04)
        expect(exact).toBe(model.upstreamId.startsWith('sd3') ? undefined : false)
      }
    },
  )

  it.each([
    ['stability/sd3', 'sd3.5-large'],
    ['stability/sd3-large', 'sd3.5-large'],
    ['stability/sd3-turbo', 'sd3.5-large-turbo'],
    ['stability/sd3-large-turbo', 'sd3.5-large-turbo'],
    ['stability/sd3-medium', 'sd3.5-medium'],
    ['stability/sd3.5-flash', 'sd3.5-flash'],
    ['stability/style-transfer', 'style-transfer'],
  ])('%s is served by %s', (id, upstreamId) => {
    expect(resolveModel(id)?.upstreamId).toBe(upstreamId)
  })

  it.each(['sd3.5-large', 'stability/', 'stability/sd2', 'fal/sd3', 'stability/constructor', ''])(
    '"%s" is not resolved',
    (id) => expect(resolveModel(id)).toBeUndefined(),
  )
})

describe('the rules across fields', () => {
  const problems = (id: string, operation: Operation, settings: Settings) =>
    needProblems(recordOf(id, operation), settings).map(({ field, message }) => `${field} ${message}`)

  it('outpaint goes somewhere', () => {
    const nowhere = ['left must be more than 0 on at least one side']
    expect(problems('outpaint', 'outpaint', {})).toEqual(nowhere)
    expect(problems('outpaint', 'outpaint', { left: 0, down: 0 })).toEqual(nowhere)
    expect(problems('outpaint', 'outpaint', { up: 1 })).toEqual([])
  })

  it('relight has a background, and a strength only of a light that is said', () => {
    const relight = (settings: Settings) => problems('replace-background-and-relight', 'relight', settings)
    expect(relight({})).toEqual(['backgroundPrompt must be given, as words or a picture'])
    expect(relight({ backgroundReference: 'an id' })).toEqual([])
    const unlit = ['lightSourceStrength must be left out unless the light has a direction or a picture']
    for (const lightSourceStrength of [0, 0.3]) {
      expect(relight({ backgroundPrompt: 'a beach', lightSourceStrength })).toEqual(unlit)
      expect(relight({ backgroundPrompt: 'x', lightSourceStrength, lightSourceDirection: 'left' })).toEqual(
        [],
      )
      expect(relight({ backgroundPrompt: 'x', lightSourceStrength, lightReference: 'an id' })).toEqual([])
    }
  })

  it('strength is required where there is a source, and a size between is not', () => {
    for (const id of ['sd3.5-large', 'ultra']) {
      const shape = settingsShape(recordOf(id, 'image-to-image').fields)
      expect(shape.strength?.safeParse(undefined).success).toBe(false)
      expect(shape.image?.safeParse(undefined).success).toBe(false)
    }
    expect(recordOf('sd3.5-large', 'image-to-image').fields.aspectRatio).toBeUndefined()
  })

  it('a mask may be left out where the source is transparent', () => {
    const source = { widthPx: 512, heightPx: 512, byteLength: 1000 }
    for (const id of ['erase', 'inpaint'] as const) {
      const record = recordOf(id, id)
      expect(imageProblems(record, { image: { ...source, hasAlpha: true } })).toEqual([])
      expect(imageProblems(record, { image: { ...source, hasAlpha: false } })).toMatchObject([
        { field: 'mask' },
      ])
    }
  })
})

describe('the size to expect', () => {
  const image = { widthPx: 800, heightPx: 600 }
  it.each([
    ['outpaint', 'outpaint', { left: 10, right: 20, down: 5 }, 830, 605],
    ['upscale-fast', 'upscale', {}, 3200, 2400],
    ['sketch', 'sketch', {}, 800, 600],
    ['style', 'style', { aspectRatio: '16:9' }, 1344, 768],
    ['sd3.5-large', 'image-to-image', {}, 1182, 887],
    ['style-transfer', 'style-transfer', {}, 1182, 887],
  ] satisfies [string, Operation, Settings, number, number][])(
    '%s %s',
    (id, operation, settings, widthPx, heightPx) => {
      expect(expectedSize(recordOf(id, operation), settings, image)).toMatchObject({ widthPx, heightPx })
    },
  )
})
