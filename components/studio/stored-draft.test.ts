import { describe, expect, it } from 'vitest'
import { type Draft, firstDraft } from './draft'
import { MODELS, PICTURE } from './sample-models'
import { packDraft, unpackDraft } from './stored-draft'

const draft: Draft = {
  ...firstDraft(MODELS),
  operation: 'inpaint',
  values: { prompt: 'a “cup”', cfgScale: 5.5, enhancePrompt: true, aspectRatio: '9:21' },
  slots: { image: PICTURE },
  variables: { colour: 'red | blue' },
  seeds: [3],
  putAway: { 'somebody/turbo text-to-image': { cfgScale: 2 } },
  lastModel: { 'text-to-image': 'somebody/turbo' },
}
const kept = (more: object) => unpackDraft(JSON.stringify({ version: 2, draft: { ...draft, ...more } }))

describe('a kept draft', () => {
  it('comes back as it was', () => expect(unpackDraft(packDraft(draft))).toEqual(draft))

  it.each([null, '', '{', '{"version":9,"draft":{}}', '{"version":1,"draft":{"prompt":1}}', '[]', 'null'])(
    'is let go when it is %j',
    (text) => expect(unpackDraft(text)).toBeNull(),
  )

  it.each([
    { count: 11 },
    { count: 1.5 },
    { seeds: [-1] },
    { seeds: ['7'] },
    { operation: 'dance' },
    { model: undefined },
  ])('is let go when it says %j', (wrong) => expect(kept(wrong)).toBeNull())

  it('brings back only fields that there are, of the kind they are', () => {
    const values = {
      prompt: 'a',
      cfgScale: 'high',
      steps: Number.NaN,
      invented: 1,
      image: 'x',
      enhancePrompt: 'yes',
    }
    expect(kept({ values })?.values).toEqual({ prompt: 'a' })
    const slots = { image: { ...PICTURE, byteLength: 'many' }, mask: PICTURE, invented: PICTURE }
    expect(kept({ slots })?.slots).toEqual({ mask: PICTURE })
  })

  it('with one seed, of before there were lists, is carried over', () => {
    const { seeds: _, ...before } = draft
    const old = (seed: number | null) => JSON.stringify({ version: 2, draft: { ...before, seed } })
    expect(unpackDraft(old(3))?.seeds).toEqual([3])
    expect(unpackDraft(old(null))?.seeds).toEqual([])
  })

  it('of the first version is carried over', () => {
    const first = {
      ...{ prompt: 'a cup', negativePrompt: '', model: 'somebody/large', aspectRatio: '3:2' },
      ...{ outputFormat: 'webp', count: 4, seed: null, cfgScale: null },
    }
    expect(unpackDraft(JSON.stringify({ version: 1, draft: first }))).toEqual({
      ...firstDraft(MODELS),
      model: 'somebody/large',
      values: { prompt: 'a cup', negativePrompt: '', aspectRatio: '3:2', outputFormat: 'webp' },
      count: 4,
    })
  })
})
