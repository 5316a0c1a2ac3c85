import { describe, expect, it } from 'vitest'
import { StartRunInput } from '@/lib/runs/schema'
import { countIn } from './count-in'
import { type Draft, firstDraft } from './draft'
import { draftErrors, errorsFromApi, pictureErrors } from './draft-errors'
import { capabilityIn, EDITS, LARGE, MODELS, PICTURE, TURBO } from './sample-models'
import { sizeToCome, startInput } from './start-input'

const words = capabilityIn(LARGE, 'text-to-image')
const fromImage = capabilityIn(LARGE, 'image-to-image')
const turbo = capabilityIn(TURBO, 'text-to-image')
const inpaint = capabilityIn(EDITS, 'inpaint')
const outpaint = capabilityIn(EDITS, 'outpaint')
const draft = (more: Partial<Draft> = {}): Draft => ({ ...firstDraft(MODELS), ...more })
const rich = draft({
  values: { prompt: ' a cup ', negativePrompt: 'people', aspectRatio: '16:9', cfgScale: 5.5, strength: 0.2 },
  slots: { image: PICTURE },
  count: 5,
  seeds: [7],
})

describe('what is sent', () => {
  it('is what the API takes, and only what the record has', () => {
    const input = startInput(rich, { model: LARGE, capability: words })
    expect(input).toEqual({
      model: LARGE.id,
      operation: 'text-to-image',
      prompt: 'a cup',
      negativePrompt: 'people',
      aspectRatio: '16:9',
      outputFormat: 'png',
      cfgScale: 5.5,
      seeds: [7],
      count: 5,
    })
    expect(StartRunInput.parse(input)).toEqual(input)
  })

  it('fixes as many seeds as there are images', () => {
    const offer = { model: LARGE, capability: words }
    expect(startInput({ ...rich, seeds: [7, 8, 9], count: 3 }, offer).seeds).toEqual([7, 8, 9])
    expect(startInput({ ...rich, seeds: [7, 8, 9], count: 2 }, offer).seeds).toEqual([7, 8])
  })

  it('names the picture, and a number that must be given even when nobody moved it', () => {
    const offer = { model: LARGE, capability: fromImage }
    expect(startInput(rich, offer)).toMatchObject({ image: PICTURE.id, strength: 0.2 })
    expect(startInput({ ...rich, values: {} }, offer)).toMatchObject({ strength: 0.5 })
  })

  it('leaves out a default, an empty text, and a seed nobody takes', () => {
    const values = { prompt: 'a', negativePrompt: '  ', cfgScale: 4, left: 64 }
    const input = startInput({ ...rich, values }, { model: LARGE, capability: words })
    expect(input).not.toHaveProperty('negativePrompt')
    expect(input).not.toHaveProperty('cfgScale')
    expect(startInput({ ...rich, values }, { model: EDITS, capability: outpaint })).toEqual({
      model: EDITS.id,
      operation: 'outpaint',
      image: PICTURE.id,
      left: 64,
      outputFormat: 'png',
      count: 1,
    })
  })

  it('moves what the record does not offer to what it does', () => {
    const narrow = {
      ...words,
      fields: {
        ...words.fields,
        aspectRatio: {
          kind: 'ratio' as const,
          shapes: [{ ratio: '2:3' as const, widthPx: 832, heightPx: 1216 }],
          default: '2:3' as const,
        },
        outputFormat: { kind: 'choice' as const, options: ['jpeg'], default: 'jpeg' },
        cfgScale: { kind: 'number' as const, min: 1, max: 3, step: 1 },
      },
    }
    expect(startInput(rich, { model: LARGE, capability: narrow })).toMatchObject({
      aspectRatio: '2:3',
      outputFormat: 'jpeg',
      cfgScale: 3,
    })
  })

  it('makes no more images than the record does at once', () => {
    expect(countIn(turbo, rich)).toBe(3)
    expect(countIn(words, rich)).toBe(5)
  })

  it('knows the size to come from the ratio, the source, and what is added', () => {
    expect(sizeToCome(words, draft())).toMatchObject({ widthPx: 1024, heightPx: 1024 })
    expect(sizeToCome(outpaint, draft())).toBeUndefined()
    expect(sizeToCome(outpaint, { ...rich, values: { left: 100, right: 20 } })).toMatchObject({
      widthPx: 1144,
      heightPx: 768,
    })
  })
})

describe('what stands in the way', () => {
  const written = (prompt: string) => draftErrors(draft({ values: { prompt } }), words)

  it('asks for a prompt, and for a shorter one', () => {
    expect(written(' \n ').prompt).toBe('Write a prompt first.')
    expect(written('x'.repeat(10_007)).prompt).toBe('7 characters too many: this model takes 10,000.')
  })

  it('names a seed that cannot be', () => {
    expect(draftErrors({ ...rich, seeds: [0] }, words).seeds).toContain('from 1 to 4294967294')
    expect(draftErrors({ ...rich, seeds: [7, 5_000_000_000] }, words).seeds).toContain('5000000000 is none')
  })

  it('asks for a picture, a mask where the source shows none, and a margin', () => {
    expect(draftErrors(draft({ values: { prompt: 'a' } }), inpaint)).toEqual({
      image: 'Choose a picture to start from.',
    })
    expect(draftErrors(rich, inpaint)).toEqual({
      mask: 'Must be given, because the source has no transparent part to change.',
    })
    expect(draftErrors(rich, outpaint)).toEqual({ left: 'Must add pixels on at least one side.' })
  })

  it('says at once which rule a picture breaks', () => {
    const tiny = draft({ slots: { image: { ...PICTURE, widthPx: 20 } } })
    expect(pictureErrors(tiny, fromImage)).toEqual({
      image: 'Every side must have at least 64 pixels; it is 20 x 768.',
    })
    expect(pictureErrors(tiny, words)).toEqual({})
  })

  it('is nothing for a good draft', () => {
    expect(draftErrors(rich, words)).toEqual({})
  })

  it('reads the fields of the API as sentences, the first of each', () => {
    const fields = [
      { field: 'seeds.0', message: 'must be from 1 to 9' },
      { field: 'seeds.1', message: 'must be whole' },
      { field: 'prompt', message: 'Is too long.' },
    ]
    expect(errorsFromApi(fields)).toEqual({ seeds: 'Must be from 1 to 9.', prompt: 'Is too long.' })
  })
})
