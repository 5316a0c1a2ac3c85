import { expect, it } from 'vitest'
import type { CapabilityView, ModelView, RunSettings } from '@/lib/runs/schema'
import { planVariations } from './plan-variations'

const record = (
  operation: CapabilityView['operation'],
  fields: CapabilityView['fields'],
  more: Partial<CapabilityView> = {},
): CapabilityView => ({
  operation,
  fields,
  outputSize: { from: 'ratio' },
  listPrice: { centicredits: 650, validFrom: '2026-01-01', source: 'x' },
  usualMs: 1000,
  costCenticredits: 650,
  seed: { max: 10 },
  ...more,
})
const model = (id: string, capabilities: CapabilityView[], available = true) =>
  ({
    id,
    name: id.toUpperCase(),
    provider: 'p',
    providerName: 'P',
    sandbox: false,
    available,
    capabilities,
  }) as unknown as ModelView
const prompt = { kind: 'text', maxChars: 100 } as const
const cfgScale = { kind: 'number', min: 1, max: 10, step: 0.1 } as const
const strength = { kind: 'number', min: 0, max: 1, step: 0.01, required: true } as const
const image = { kind: 'image', required: true, minSidePx: 64 } as const
const text = record('text-to-image', { prompt, cfgScale })
const from = record('image-to-image', { prompt, cfgScale, image, strength }, { costCenticredits: 700 })

const settings: RunSettings = {
  model: 'p/a',
  operation: 'text-to-image',
  prompt: 'a red sofa',
  cfgScale: 4,
  steps: 30,
  aspectRatio: '3:2',
  outputFormat: 'png',
  widthPx: 1216,
  heightPx: 832,
}
const picture = { id: 'i', widthPx: 1216, heightPx: 832 }

it('starts from the picture, by the same model, with what that takes', () => {
  const plan = planVariations(picture, settings, [model('p/b', [from]), model('p/a', [text, from])])
  expect(plan).toMatchObject({ count: 4, costCenticredits: 2800 })
  expect(plan?.input).toEqual({
    model: 'p/a',
    operation: 'image-to-image',
    prompt: 'a red sofa',
    cfgScale: 4,
    image: 'i',
    strength: 0.35,
    count: 4,
  })
  expect(plan?.sentence).toContain('P/A starts from it, at strength 0.35')
})

it('takes another model where its own cannot, never one that does not answer', () => {
  const models = [model('p/a', [text]), model('p/b', [from], false), model('p/c', [from])]
  expect(planVariations(picture, settings, models)?.input.model).toBe('p/c')
})

it('else draws new seeds of the same settings', () => {
  const plan = planVariations(picture, settings, [model('p/a', [text])])
  expect(plan?.input).toEqual({
    model: 'p/a',
    operation: 'text-to-image',
    prompt: 'a red sofa',
    cfgScale: 4,
    steps: 30,
    aspectRatio: '3:2',
    outputFormat: 'png',
    count: 4,
  })
  expect(plan?.sentence).toContain('new seeds')
  const tiny = { ...picture, widthPx: 20 }
  expect(planVariations(tiny, settings, [model('p/a', [text, from])])?.input.operation).toBe('text-to-image')
})

it('is nothing where nothing would differ', () => {
  const { seed: _seed, ...seedless } = text
  expect(planVariations(picture, settings, [model('p/a', [seedless as CapabilityView])])).toBeNull()
  expect(planVariations(picture, settings, [])).toBeNull()
})
