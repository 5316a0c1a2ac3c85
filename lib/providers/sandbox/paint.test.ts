import { createHash } from 'node:crypto'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { type Ask, compose } from './compose'
import { imagine } from './imagine'
import { THINGS } from './lexicon'
import { STYLES } from './lexicon-looks'
import { paint } from './paint'
import { parsePrompt } from './parse-prompt'
import { random } from './random'
import { SIZES } from './read-form'

const ask = (over: Partial<Ask> = {}): Ask => ({
  model: 'sd3.5-large',
  prompt: 'a red lighthouse by the sea with clouds',
  seed: 42,
  widthPx: 640,
  heightPx: 448,
  ...over,
})
const digest = async (over: Partial<Ask> = {}) =>
  createHash('sha256')
    .update((await paint(ask(over))).data)
    .digest('hex')

describe('paint', () => {
  it('gives the same pixels for the same ask', async () => {
    expect(await digest()).toBe(await digest())
  })

  it('gives other pixels for another seed, model, prompt, negative or size', async () => {
    const others = [
      { seed: 43 },
      { model: 'sd3.5-large-turbo' },
      { model: 'sd3.5-medium' },
      { model: 'sd3.5-flash' },
      { prompt: 'a blue lighthouse by the sea with clouds' },
      { negative: 'clouds' },
      { widthPx: 448, heightPx: 640 },
    ]
    const digests = await Promise.all([{}, ...others].map(digest))
    expect(new Set(digests).size).toBe(others.length + 1)
  })

  it.each(Object.entries(SIZES))('is exactly as large as %s asks', async (_ratio, [widthPx, heightPx]) => {
    const { data, width, height } = await paint(ask({ model: 'sd3.5-flash', widthPx, heightPx }))
    expect([width, height, data.length]).toEqual([widthPx, heightPx, widthPx * heightPx * 3])
  })

  it('paints every style', async () => {
    for (const style of Object.keys(STYLES)) {
      const words = (STYLES[style as keyof typeof STYLES].split(' ')[0] ?? '').replaceAll('_', ' ')
      const { data, width, height } = await paint(
        ask({ prompt: `a mountain lake, ${words}`, widthPx: 320, heightPx: 192 }),
      )
      const { entropy } = await sharp(data, { raw: { width, height, channels: 3 } }).stats()
      expect(entropy).toBeGreaterThan(1)
    }
  })
})

describe('compose', () => {
  const broken = /NaN|undefined|Infinity|<text|\[object/

  it('draws every thing it knows, on every look, as sound SVG', () => {
    for (const words of Object.values(THINGS)) {
      const prompt = `a ${words.split(' ')[0]?.replaceAll('_', ' ')}`
      for (const model of ['sd3.5-large', 'sd3.5-flash'])
        expect(compose(ask({ prompt, model })).svg).not.toMatch(broken)
    }
  })

  it('survives any prompt, negative, seed and ratio', () => {
    const prompts = fc
      .array(
        fc.oneof(
          fc.string(),
          fc.constantFrom(
            ...Object.values(THINGS).flatMap((words) => words.split(' ')),
            '"',
            '“Ünï”',
            'stacked',
            'neon sign "X"',
            'three',
            'rain',
            'isometric',
          ),
        ),
        { maxLength: 9 },
      )
      .map((words) => words.join(' '))
    fc.assert(
      fc.property(
        prompts,
        fc.string(),
        fc.integer({ min: 1, max: 4294967294 }),
        fc.constantFrom(...Object.values(SIZES)),
        (prompt, negative, seed, [widthPx, heightPx]) => {
          expect(compose(ask({ prompt, negative, seed, widthPx, heightPx })).svg).not.toMatch(broken)
        },
      ),
      { numRuns: 120 },
    )
  })

  it('puts each scene where it belongs', () => {
    const stage = (prompt: string) => compose(ask({ prompt })).stage
    expect(stage('A red sofa on the roof of a white building')).toBe('rooftop')
    expect(stage('Stacked ceramic cups on linen')).toBe('tabletop')
    expect(stage('Storefront sign reading “OPEN LATE”')).toBe('shop')
    expect(stage('Portrait of a lighthouse keeper')).toBe('portrait')
    expect(stage('paper-cut mountains')).toBe('landscape')
    expect(stage('a cup on the beach by the sea')).toBe('coast')
  })

  it('imagines nothing that was refused', () => {
    const brief = parsePrompt('something calm', 'buildings, lake, boats, trees, people')
    const dreamt = Array.from(
      { length: 60 },
      (_, seed) => imagine(brief, 'landscape', random(`${seed}`)).things,
    ).flat()
    expect(dreamt.length).toBeGreaterThan(5)
    for (const { name } of dreamt) expect(brief.without.has(name)).toBe(false)
  })
})
