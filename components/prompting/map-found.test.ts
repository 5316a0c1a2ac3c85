import { describe, expect, it } from 'vitest'
import { capabilityIn, LARGE } from '@/components/studio/sample-models'
import type { FoundSettings } from '@/lib/interop/metadata/schema'
import type { Capability } from '@/lib/providers/schema'
import { fitFound } from './map-found'

const words = capabilityIn(LARGE, 'text-to-image')
const SHAPES = [
  { ratio: '1:1', widthPx: 1024, heightPx: 1024 },
  { ratio: '2:3', widthPx: 832, heightPx: 1216 },
  { ratio: '16:9', widthPx: 1344, heightPx: 768 },
] as const
const capability: Capability = {
  ...words,
  fields: { ...words.fields, aspectRatio: { kind: 'ratio', shapes: SHAPES, default: '1:1' } },
}
const taken = (found: Partial<FoundSettings>, more: Partial<Capability> = {}) =>
  fitFound(
    { from: 'automatic1111', prompt: 'a cup', ...found },
    { name: 'SD 3.5 Large', capability: { ...capability, ...more } },
  )

describe('settings found in a file', () => {
  it('that fit are taken as they are, without a word', () =>
    expect(taken({ negativePrompt: 'people', seed: 7, cfgScale: 4.5, widthPx: 832, heightPx: 1216 })).toEqual(
      {
        settings: { prompt: 'a cup', negativePrompt: 'people', aspectRatio: '2:3', cfgScale: 4.5 },
        seed: 7,
        unfit: [],
      },
    ))

  it.each([
    [{ sampler: 'DPM++ 2M' }, 'Sampler DPM++ 2M: not taken by SD 3.5 Large'],
    [{ scheduler: 'Karras' }, 'Scheduler Karras: not taken by SD 3.5 Large'],
    [{ steps: 28 }, 'Steps 28: not taken by SD 3.5 Large'],
    [{ strength: 0.5 }, 'Strength 0.5: not taken by SD 3.5 Large'],
    [{ cfgScale: 15 }, 'Guidance 15: becomes 10, as SD 3.5 Large takes 1 to 10'],
    [{ widthPx: 512, heightPx: 768 }, 'Size 512 × 768: becomes 2:3, 832 × 1216'],
    [{ seed: 2 ** 40 }, 'Seed 1099511627776: not taken, as SD 3.5 Large takes 1 to 4294967294'],
    [{ checkpoint: 'xl/dreams_v2.safetensors' }, 'Model dreams_v2: SD 3.5 Large is used instead'],
  ])('%j is told: %s', (found, sentence) => expect(taken(found).unfit).toEqual([sentence]))

  it('go to the nearest shape, wide or high', () => {
    expect(taken({ widthPx: 1920, heightPx: 1080 }).settings.aspectRatio).toBe('16:9')
    expect(taken({ widthPx: 500, heightPx: 510 }).settings.aspectRatio).toBe('1:1')
    expect(taken({ widthPx: 100, heightPx: 900 }).settings.aspectRatio).toBe('2:3')
  })

  it('draw a seed where none, or one beyond the range, was meant', () => {
    expect(taken({ seed: -1 })).toMatchObject({ seed: null, unfit: [] })
    expect(taken({ seed: 4_294_967_294 })).toMatchObject({ seed: 4_294_967_294, unfit: [] })
    expect(taken({ seed: 0 }).seed).toBeNull()
  })

  it.each([
    ['DPM++ 2S a', 'dpmpp_2s_ancestral'],
    ['Euler a', 'euler_ancestral'],
    ['euler_ancestral', 'Euler a'],
    ['dpmpp_2m_sde', 'DPM++ 2M SDE'],
    ['DPM2 a', 'dpm_2_ancestral'],
    ['UniPC', 'uni_pc'],
    ['ddim', 'DDIM'],
  ])('find the sampler %s under its other name %s', (sampler, option) => {
    const fields = { ...capability.fields, sampler: { kind: 'choice', options: ['x', option] } } as const
    expect(taken({ sampler }, { fields })).toMatchObject({ settings: { sampler: option }, unfit: [] })
  })

  it('know the same model under its file’s name', () =>
    expect(taken({ checkpoint: 'SD_3.5_Large.safetensors' }).unfit).toEqual([]))

  it('say what a model of few words leaves out', () => {
    const bare = { fields: { prompt: words.fields.prompt } } as Partial<Capability>
    expect(taken({ negativePrompt: 'people', cfgScale: 4 }, bare).unfit).toEqual([
      'Negative prompt: not taken by SD 3.5 Large',
      'Guidance 4: not taken by SD 3.5 Large',
    ])
  })
})
