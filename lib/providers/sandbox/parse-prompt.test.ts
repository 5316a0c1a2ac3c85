import { describe, expect, it } from 'vitest'
import { find } from './brief'
import { COLOURS } from './lexicon-colours'
import { parsePrompt } from './parse-prompt'

const inks = (prompt: string, name: Parameters<typeof find>[1]) => find(parsePrompt(prompt), name)?.colours

describe('colours', () => {
  it('bind to the noun they stand before', () => {
    const prompt = 'A red sofa on the roof of a white building'
    expect(inks(prompt, 'sofa')).toEqual([COLOURS.red])
    expect(inks(prompt, 'tower')).toEqual([COLOURS.white])
  })

  it('reach past adjectives, and two may share a noun', () => {
    expect(inks('a green velvet old sofa', 'sofa')).toEqual([COLOURS.green])
    expect(inks('red and white lighthouse', 'lighthouse')).toEqual([COLOURS.red, COLOURS.white])
  })

  it('stop at prepositions and commas, and then tint the whole', () => {
    const brief = parsePrompt('blue, a house')
    expect(find(brief, 'house')?.colours).toEqual([])
    expect(brief.tints).toEqual([COLOURS.blue])
  })

  it('tell an orange from an orange sofa', () => {
    const brief = parsePrompt('two orange cats and an orange')
    expect(find(brief, 'cat')).toMatchObject({ colours: [COLOURS.orange], count: 2 })
    expect(find(brief, 'orange')).toMatchObject({ colours: [], count: 1 })
  })

  it('belong to whoever wears them, and some words bring their own', () => {
    expect(inks('portrait of a woman in a green coat', 'lady')).toEqual([COLOURS.green])
    expect(inks('a polar bear on ice', 'bear')).toEqual([COLOURS.white])
  })

  it('are lightened by the word before them', () => {
    expect(inks('a pale blue vase', 'vase')).not.toEqual([COLOURS.blue])
  })
})

describe('things', () => {
  it('are found in the plural, in phrases and by number', () => {
    const brief = parsePrompt('three wolves, hot air balloons and a stack of books')
    expect(brief.things.map(({ name, count }) => [name, count])).toEqual([
      ['fox', 3],
      ['balloon', 3],
      ['book', 3],
    ])
    expect(brief.stacked).toBe(true)
  })

  it('come with light, weather, mood, style and framing', () => {
    expect(parsePrompt('moody watercolour of a harbour at golden hour, light rain, wide shot')).toMatchObject(
      {
        mood: 'moody',
        style: 'watercolour',
        time: 'dusk',
        light: 'golden',
        weather: ['rain'],
        framing: 'wide',
      },
    )
    expect(parsePrompt('paper-cut mountains').style).toBe('papercut')
    expect(parsePrompt('a keeper, gouache, three colours')).toMatchObject({ style: 'gouache', inks: 3 })
  })

  it('are none when no word is known, and anything at all is accepted', () => {
    expect(parsePrompt('qwerty zxcvb').things).toEqual([])
    expect(parsePrompt('').things).toEqual([])
  })
})

describe('lettering', () => {
  it.each([
    ['a wall that reads “the best view in the city”', ['the best view in the city']],
    ['poster "Grand Opening" and «Été»', ['Grand Opening', 'Été']],
    ["a mug that says 'hello'", ['hello']],
    ['storefront sign reading OPEN LATE, rain', ['OPEN LATE']],
    ["a dog's bone and a cat's toy", []],
    ['a woman reading a book', []],
  ])('%s', (prompt, expected) => {
    expect(parsePrompt(prompt).lettering).toEqual(expected)
  })

  it('names no things, for its words are written and not drawn', () => {
    expect(parsePrompt('a sign reading "cat"').things.map(({ name }) => name)).toEqual(['sign'])
  })
})

describe('the negative prompt', () => {
  it('takes away things, families, inks and words', () => {
    const brief = parsePrompt('a red house, a woman, clouds, "HELLO"', 'clouds, people, red, text')
    expect(brief.things.map(({ name }) => name)).toEqual(['house'])
    expect(find(brief, 'house')?.colours).toEqual([])
    expect(brief.lettering).toEqual([])
    expect(brief.without.has('cloud')).toBe(true)
  })

  it('is read inside the prompt too', () => {
    const brief = parsePrompt('a beach with no people and no clouds, umbrella')
    expect(brief.things.map(({ name }) => name)).toEqual(['beach', 'umbrella'])
    expect([...brief.without]).toEqual(expect.arrayContaining(['person', 'cloud']))
  })

  it('does no harm when it names nothing drawable', () => {
    const plain = parsePrompt('a house')
    expect(parsePrompt('a house', 'blurry, lowres, bad anatomy')).toEqual(plain)
  })
})
