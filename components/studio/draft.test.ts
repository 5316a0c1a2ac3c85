import { describe, expect, it } from 'vitest'
import { ASPECT_RATIOS } from '@/lib/providers/schema'
import { MAX_COUNT, type ModelView, type RunSettings, StartRunInput } from '@/lib/runs/schema'
import {
  type Draft,
  type DraftAction,
  draftErrors,
  errorsFromApi,
  firstDraft,
  fitToModel,
  MAX_IMAGES,
  modelOf,
  readSeed,
  reduceDraft,
  startInput,
} from './draft'
import { packDraft, unpackDraft } from './stored-draft'

const large: ModelView = {
  id: 'stability/sd3.5-large',
  name: 'SD 3.5 Large',
  provider: 'stability',
  description: 'The fullest detail.',
  sandbox: true,
  costCenticredits: 650,
  usualMs: 9_000,
  capabilities: {
    operations: ['text-to-image'],
    prompt: { maxChars: 10_000 },
    negativePrompt: { maxChars: 10_000 },
    aspectRatios: ASPECT_RATIOS.map((ratio) => ({ ratio, widthPx: 1024, heightPx: 1024 })),
    outputFormats: ['png', 'jpeg', 'webp'],
    seed: { max: 4_294_967_294 },
    cfgScale: { min: 1, max: 10, step: 0.1, default: 4 },
  },
}
const { negativePrompt: _ignored, ...withoutNegative } = large.capabilities
const turbo: ModelView = { ...large, id: 'stability/sd3.5-large-turbo', capabilities: withoutNegative }
const drafted = (...actions: DraftAction[]): Draft => actions.reduce(reduceDraft, firstDraft([large, turbo]))

describe('a draft', () => {
  it('starts empty on the first model', () => {
    expect(firstDraft([large, turbo])).toMatchObject({ prompt: '', model: large.id, count: 1, seed: null })
  })

  it('keeps the count between one and the most a run may have', () => {
    expect(drafted({ type: 'count chosen', count: 99 }).count).toBe(MAX_IMAGES)
    expect(drafted({ type: 'count chosen', count: -3 }).count).toBe(1)
    expect(MAX_IMAGES).toBe(MAX_COUNT)
  })

  it('locks and frees a seed', () => {
    const locked = drafted({ type: 'seed locked', seed: 42 })
    expect(locked.seed).toBe(42)
    expect(reduceDraft(locked, { type: 'seed freed' }).seed).toBeNull()
  })

  it('keeps a negative prompt while a model is chosen that ignores it, and does not send it there', () => {
    const draft = drafted(
      { type: 'prompt written', text: ' a cup ' },
      { type: 'negative prompt written', text: 'people' },
      { type: 'model chosen', model: turbo },
    )
    expect(draft.negativePrompt).toBe('people')
    expect(startInput(draft, turbo)).not.toHaveProperty('negativePrompt')
    const back = reduceDraft(draft, { type: 'model chosen', model: large })
    expect(startInput(back, large)).toMatchObject({ prompt: 'a cup', negativePrompt: 'people' })
  })

  it('lets a guidance go with the model it was chosen for', () => {
    const draft = drafted({ type: 'guidance chosen', cfgScale: 7 }, { type: 'model chosen', model: turbo })
    expect(draft.cfgScale).toBeNull()
    expect(startInput(draft, turbo)).not.toHaveProperty('cfgScale')
  })

  it('moves to a ratio and a format the model has', () => {
    const narrow: ModelView = {
      ...large,
      capabilities: {
        ...large.capabilities,
        aspectRatios: [{ ratio: '2:3', widthPx: 832, heightPx: 1216 }],
        outputFormats: ['jpeg'],
        seed: { max: 100 },
      },
    }
    const draft = fitToModel(drafted({ type: 'seed locked', seed: 5_000 }), narrow)
    expect(draft).toMatchObject({ aspectRatio: '2:3', outputFormat: 'jpeg', seed: 100 })
  })

  it('makes an input the API takes', () => {
    const draft = drafted(
      { type: 'prompt written', text: 'a cup' },
      { type: 'ratio chosen', ratio: '16:9' },
      { type: 'format chosen', format: 'webp' },
      { type: 'seed locked', seed: 7 },
      { type: 'count chosen', count: 3 },
      { type: 'guidance chosen', cfgScale: 5.5 },
    )
    const input = startInput(draft, large)
    expect(StartRunInput.parse(input)).toEqual({ ...input, operation: 'text-to-image' })
    expect(input).toMatchObject({ seeds: [7], count: 3, cfgScale: 5.5, aspectRatio: '16:9' })
  })

  it('takes over the settings of a run, on a model that is still offered', () => {
    const settings: RunSettings = {
      model: 'stability/sd3-gone',
      operation: 'text-to-image',
      prompt: 'two cups',
      aspectRatio: '9:21',
      widthPx: 640,
      heightPx: 1536,
      outputFormat: 'jpeg',
      cfgScale: 99,
    }
    const model = modelOf(settings, [large, turbo])
    if (!model) throw new Error('no model')
    const draft = drafted({ type: 'settings reused', settings, model, count: 40, seed: 9 })
    expect(draft).toMatchObject({
      model: large.id,
      prompt: 'two cups',
      count: MAX_IMAGES,
      seed: 9,
      cfgScale: 10,
    })
  })
})

describe('what stands in the way', () => {
  it('asks for a prompt, and for a shorter one', () => {
    expect(draftErrors(drafted({ type: 'prompt written', text: ' \n ' }), large).prompt).toBe(
      'Write a prompt first.',
    )
    const long = drafted({ type: 'prompt written', text: 'x'.repeat(10_007) })
    expect(draftErrors(long, large).prompt).toBe('7 characters too many: this model takes 10,000.')
  })

  it('names a seed that cannot be', () => {
    expect(draftErrors(drafted({ type: 'seed locked', seed: 0 }), large).seeds).toContain(
      'from 1 to 4294967294',
    )
  })

  it('is nothing for a good draft', () => {
    expect(draftErrors(drafted({ type: 'prompt written', text: 'a cup' }), large)).toEqual({})
  })

  it('reads the fields of the API as sentences', () => {
    const fields = [
      { field: 'seeds.0', message: 'must be from 1 to 9' },
      { field: 'prompt', message: 'Is too long.' },
    ]
    expect(errorsFromApi(fields)).toEqual({ seeds: 'Must be from 1 to 9.', prompt: 'Is too long.' })
  })
})

describe('a seed as typed', () => {
  it.each([
    ['2130420379', 2130420379],
    [' seed 2 130 420 379 ', 2130420379],
    ['1,234', 1234],
    ['none', null],
    ['', null],
  ])('%j is %j', (text, seed) => expect(readSeed(text)).toBe(seed))
})

describe('a kept draft', () => {
  it('comes back as it was', () => {
    const draft = drafted({ type: 'prompt written', text: 'a “cup”' }, { type: 'seed locked', seed: 3 })
    expect(unpackDraft(packDraft(draft))).toEqual(draft)
  })

  it.each([null, '', '{', '{"version":2,"draft":{}}', '{"version":1,"draft":{"prompt":1}}'])(
    'is let go when it is %j',
    (text) => expect(unpackDraft(text)).toBeNull(),
  )

  it.each([
    { count: 11 },
    { count: 1.5 },
    { aspectRatio: 'wide' },
    { outputFormat: 'gif' },
    { seed: -1 },
    { seed: '7' },
    { cfgScale: 'high' },
    { prompt: null },
    { model: undefined },
  ])('is let go when it says %j', (wrong) => {
    const text = JSON.stringify({ version: 1, draft: { ...drafted(), ...wrong } })
    expect(unpackDraft(text)).toBeNull()
  })

  it('brings back only what a draft has', () => {
    const text = JSON.stringify({ version: 1, draft: { ...drafted(), more: 1 } })
    expect(unpackDraft(text)).toEqual(drafted())
  })
})
