import { createHash } from 'node:crypto'
import fc from 'fast-check'
import sharp from 'sharp'
import { describe, expect, it } from 'vitest'
import { ASPECT_RATIOS } from '../schema'
import { type Ask, compose } from './compose'
import { imagine } from './imagine'
import { THINGS } from './lexicon'
import { STYLES } from './lexicon-looks'
import { paint, sizeFor } from './paint'
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
    .update(await paint(ask(over), 'png'))
    .digest('hex')

describe('paint', () => {
  it('gives the same bytes for the same ask', async () => {
    expect(await digest()).toBe(await digest())
  })

  it('gives other bytes for another seed, model, prompt, negative or size', async () => {
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

  it.each(ASPECT_RATIOS)('is exactly as large as %s asks', async (ratio) => {
    const [widthPx, heightPx] = SIZES[ratio]
    expect(await sizeFor({ ratio })).toEqual({ widthPx, heightPx })
    const { width, height } = await sharp(
      await paint(ask({ model: 'sd3.5-flash', widthPx, heightPx }), 'png'),
    ).metadata()
    expect([width, height]).toEqual([widthPx, heightPx])
  })

  it.each(['png', 'jpeg', 'webp'] as const)('encodes %s', async (format) => {
    expect((await sharp(await paint(ask(), format)).metadata()).format).toBe(format)
  })

  it('paints every style', async () => {
    for (const style of Object.keys(STYLES)) {
      const words = (STYLES[style as keyof typeof STYLES].split(' ')[0] ?? '').replaceAll('_', ' ')
      const { entropy } = await sharp(
        await paint(ask({ prompt: `a mountain lake, ${words}`, widthPx: 320, heightPx: 192 }), 'png'),
      ).stats()
      expect(entropy).toBeGreaterThan(1)
    }
  })

  it('leaves nothing to recognise when blurred, and keeps its mark', async () => {
    const city = { prompt: 'city skyline at night' }
    const [whole, blurred] = await Promise.all([
      paint(ask(city), 'png'),
      paint(ask(city), 'png', { blurred: true }),
    ])
    const sharpness = async (bytes: Buffer, left: number, top: number, width: number, height: number) =>
      (await sharp(await sharp(bytes).extract({ left, top, width, height }).png().toBuffer()).stats())
        .sharpness
    expect(await sharpness(blurred, 40, 120, 400, 200)).toBeLessThan(
      (await sharpness(whole, 40, 120, 400, 200)) / 5,
    )
    expect(await sharpness(blurred, 560, 425, 70, 12)).toBeGreaterThan(2)
  })

  it('shows its source through at a low strength', async () => {
    const source = await sharp({ create: { width: 640, height: 448, channels: 3, background: '#00ff00' } })
      .png()
      .toBuffer()
    const dominant = async (strength: number) =>
      (await sharp(await paint(ask(), 'png', { source: { bytes: source, strength } })).stats()).channels[1]
        ?.mean ?? 0
    expect(await dominant(0)).toBeGreaterThan(240)
    expect(await dominant(1)).toBeLessThan(230)
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
        fc.constantFrom(...ASPECT_RATIOS),
        (prompt, negative, seed, ratio) => {
          const [widthPx, heightPx] = SIZES[ratio]
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
