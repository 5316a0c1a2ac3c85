import { describe, expect, it } from 'vitest'
import { abilitiesOf, foundOffers, limitsOf, othersInWords, settingsOf } from './model-facts'
import { offersOf } from './offers'
import { EDITS, LARGE, MODELS, TURBO } from './sample-models'

const words = offersOf(MODELS, 'text-to-image')
const [large, turbo] = words
if (!large || !turbo) throw new Error('the sample models offer text to image')
const names = (search: string, order: 'listed' | 'price' | 'time' = 'listed', offers = words) =>
  foundOffers(offers, search, order).map(({ model }) => model.id)

describe('a model', () => {
  it('says everything it can do', () =>
    expect(abilitiesOf(large)).toEqual(['text to image', 'from an image']))

  it('says what one may set, and nothing it ignores', () => {
    expect(settingsOf(large)).toEqual(['seed', 'negative prompt', 'guidance'])
    expect(settingsOf(turbo)).toEqual(['seed', 'guidance'])
  })

  it('says where it ends', () => {
    expect(limitsOf(turbo)).toEqual([
      '11 ratios, 1 MP',
      'prompts to 10,000 characters',
      '3 images a run',
      'PNG, JPEG, WEBP',
    ])
    const [fromImage] = offersOf([LARGE], 'image-to-image')
    expect(fromImage && limitsOf(fromImage)).toContain('the size of the source')
    expect(fromImage && limitsOf(fromImage)).toContain('sources from 64 px a side')
    const [outpaint] = offersOf([EDITS], 'outpaint')
    expect(outpaint && limitsOf(outpaint)).toContain('as large as you draw it')
  })
})

describe('models are found', () => {
  it('by any words about them', () => {
    expect(names('')).toEqual([LARGE.id, TURBO.id])
    expect(names('TUR')).toEqual([TURBO.id])
    expect(names('somebody image')).toEqual([LARGE.id, TURBO.id])
    expect(names('negative')).toEqual([LARGE.id])
    expect(names('waltz')).toEqual([])
  })

  it('in the order asked for', () => {
    const priced = words.map((offer, at) => ({
      ...offer,
      capability: { ...offer.capability, costCenticredits: 100 - at, usualMs: at },
    }))
    expect(names('', 'price', priced)).toEqual([TURBO.id, LARGE.id])
    expect(names('', 'time', priced)).toEqual([LARGE.id, TURBO.id])
  })
})

it('says how many are left out', () => {
  expect(othersInWords(0, 'inpaint')).toBeNull()
  expect(othersInWords(1, 'inpaint')).toBe('1 more model is on offer, not for “Inpaint”.')
})
