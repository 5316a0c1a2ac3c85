import { describe, expect, it } from 'vitest'
import { MAX_COUNT, type RunSettings } from '@/lib/runs/schema'
import { type Draft, type DraftAction, draftReducer, firstDraft, MAX_IMAGES } from './draft'
import { EDITS, LARGE, MODELS, PICTURE, TURBO } from './sample-models'

const reduce = draftReducer(MODELS)
const drafted = (...actions: DraftAction[]): Draft => actions.reduce(reduce, firstDraft(MODELS))
const wrote = (name: 'prompt' | 'negativePrompt' | 'cfgScale', value: string | number): DraftAction => ({
  type: 'field written',
  name,
  value,
})

describe('a draft', () => {
  it('starts empty, from words, on the first model that has it', () => {
    expect(firstDraft([EDITS, LARGE])).toMatchObject({
      operation: 'text-to-image',
      model: LARGE.id,
      values: {},
      slots: {},
      count: 1,
      seeds: [],
    })
    expect(firstDraft([EDITS])).toMatchObject({ operation: 'inpaint', model: EDITS.id })
  })

  it('keeps the count between one and the most a run may have', () => {
    expect(drafted({ type: 'count chosen', count: 99 }).count).toBe(MAX_IMAGES)
    expect(drafted({ type: 'count chosen', count: -3 }).count).toBe(1)
    expect(MAX_IMAGES).toBe(MAX_COUNT)
  })

  it('locks and frees a seed', () => {
    const locked = drafted({ type: 'seed locked', seed: 42 })
    expect(locked.seeds).toEqual([42])
    expect(reduce(locked, { type: 'seed freed' }).seeds).toEqual([])
  })

  it('makes as many images as seeds are listed', () => {
    const listed = drafted({ type: 'seeds listed', seeds: [4, 5, 6] })
    expect(listed).toMatchObject({ seeds: [4, 5, 6], count: 3 })
    expect(reduce(listed, { type: 'seeds listed', seeds: [4] })).toMatchObject({ seeds: [4], count: 1 })
    const four = drafted({ type: 'count chosen', count: 4 })
    expect(reduce(four, { type: 'seeds listed', seeds: [4] })).toMatchObject({ seeds: [4], count: 4 })
  })

  it('goes back to the default with a null', () => {
    expect(
      drafted(wrote('cfgScale', 7), { type: 'field written', name: 'cfgScale', value: null }).values,
    ).toEqual({})
  })

  it('keeps what its variables are to be', () => {
    const written = (name: string, value: string): DraftAction => ({ type: 'variable written', name, value })
    expect(
      drafted(written('colour', 'red'), written('place', 'here'), written('colour', '')).variables,
    ).toEqual({
      colour: '',
      place: 'here',
    })
  })

  it('puts a picture in a slot and takes it out', () => {
    const filled = drafted({ type: 'image put in slot', field: 'mask', image: PICTURE })
    expect(filled.slots.mask).toBe(PICTURE)
    expect(reduce(filled, { type: 'slot emptied', field: 'mask' }).slots.mask).toBeUndefined()
  })
})

describe('choosing another model', () => {
  const toTurbo: DraftAction = { type: 'model chosen', model: TURBO.id }

  it('keeps words, also those it does not take', () => {
    const draft = drafted(wrote('prompt', 'a cup'), wrote('negativePrompt', 'people'), toTurbo)
    expect(draft.values).toEqual({ prompt: 'a cup', negativePrompt: 'people' })
  })

  it('puts a number away that means something else there, and finds it again', () => {
    const there = drafted(wrote('cfgScale', 7), toTurbo)
    expect(there.values.cfgScale).toBeUndefined()
    const tuned = reduce(there, wrote('cfgScale', 2))
    const back = reduce(tuned, { type: 'model chosen', model: LARGE.id })
    expect(back.values.cfgScale).toBe(7)
    expect(reduce(back, toTurbo).values.cfgScale).toBe(2)
  })

  it('takes a number along that both have alike', () => {
    const draft = drafted(wrote('cfgScale', 7), { type: 'operation chosen', operation: 'image-to-image' })
    expect(draft).toMatchObject({ operation: 'image-to-image', values: { cfgScale: 7 } })
  })
})

describe('choosing another operation', () => {
  it('stays with the model when it can', () => {
    expect(drafted({ type: 'operation chosen', operation: 'image-to-image' }).model).toBe(LARGE.id)
  })

  it('comes back to the model used for it before', () => {
    const draft = drafted(
      { type: 'model chosen', model: TURBO.id },
      { type: 'operation chosen', operation: 'inpaint' },
      { type: 'operation chosen', operation: 'text-to-image' },
    )
    expect(draft).toMatchObject({ operation: 'text-to-image', model: TURBO.id })
  })

  it('stays where it is when nobody offers it', () => {
    expect(drafted({ type: 'operation chosen', operation: 'relight' }).operation).toBe('text-to-image')
  })
})

describe('an image brought from elsewhere', () => {
  it('goes into the source of the operation named', () => {
    expect(drafted({ type: 'image brought', image: PICTURE, operation: 'outpaint' })).toMatchObject({
      operation: 'outpaint',
      model: EDITS.id,
      slots: { image: PICTURE },
    })
  })

  it('stays with an operation that starts from an image, and leaves one that does not', () => {
    const inpainting: DraftAction = { type: 'operation chosen', operation: 'inpaint' }
    expect(drafted(inpainting, { type: 'image brought', image: PICTURE }).operation).toBe('inpaint')
    expect(drafted({ type: 'image brought', image: PICTURE }).operation).toBe('image-to-image')
  })

  it('changes nothing where nobody starts from images', () => {
    const before = firstDraft([TURBO])
    expect(draftReducer([TURBO])(before, { type: 'image brought', image: PICTURE })).toBe(before)
  })
})

describe('the settings of a run', () => {
  const settings: RunSettings = {
    model: LARGE.id,
    operation: 'image-to-image',
    prompt: 'two cups',
    image: PICTURE.id,
    strength: 0.4,
    widthPx: 1024,
    heightPx: 768,
    outputFormat: 'jpeg',
  }
  const reused = (more: Partial<RunSettings> = {}): DraftAction => ({
    type: 'settings reused',
    settings: { ...settings, ...more },
    count: 40,
    seed: 9,
    slots: { image: PICTURE },
  })

  it('are taken over, and what it left alone goes back to the default', () => {
    const draft = drafted(wrote('cfgScale', 9), wrote('negativePrompt', 'people'), reused())
    expect(draft).toMatchObject({
      operation: 'image-to-image',
      model: LARGE.id,
      count: MAX_IMAGES,
      seeds: [9],
    })
    expect(draft.values).toEqual({
      prompt: 'two cups',
      strength: 0.4,
      outputFormat: 'jpeg',
      negativePrompt: 'people',
    })
    expect(draft.slots.image).toBe(PICTURE)
  })

  it('go to another model when theirs is not offered any more', () => {
    expect(drafted(reused({ model: 'somebody/gone' })).model).toBe(LARGE.id)
  })
})

describe('a draft of an operation that is gone', () => {
  it('takes the model chosen from those that are shown', () => {
    const stale: Draft = { ...firstDraft(MODELS), operation: 'relight' }
    expect(reduce(stale, { type: 'model chosen', model: TURBO.id })).toMatchObject({
      operation: 'text-to-image',
      model: TURBO.id,
    })
  })
})
