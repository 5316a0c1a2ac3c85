import { describe, expect, it } from 'vitest'
import { choosePalette, duotone, limited } from './choose-palette'
import { hueOf, lightness, mix } from './colour'
import { PALETTES } from './palettes'
import { parsePrompt } from './parse-prompt'
import { random } from './random'

const inksOf = (palette: (typeof PALETTES)[number]) =>
  [
    palette.sky,
    palette.sun,
    palette.glow,
    palette.far,
    palette.mid,
    palette.near,
    palette.ink,
    palette.paper,
    palette.accent,
    palette.second,
  ].flat()

describe('the palettes', () => {
  it.each(PALETTES.map((palette) => [palette.name, palette] as const))(
    '%s is whole and can be seen',
    (_name, palette) => {
      for (const ink of inksOf(palette)) expect(ink).toMatch(/^#[0-9a-f]{6}$/)
      expect(lightness(palette.paper) - lightness(palette.ink)).toBeGreaterThan(0.5)
      expect(lightness(palette.far)).toBeGreaterThan(lightness(palette.near))
    },
  )

  it('stay whole when reduced', () => {
    for (const palette of PALETTES)
      for (const reduced of [duotone(palette), limited(palette, 2), limited(palette, 3)])
        for (const ink of inksOf(reduced)) expect(ink).toMatch(/^#[0-9a-f]{6}$/)
  })
})

describe('choosePalette', () => {
  const choose = (prompt: string, seed: number, negative = '') =>
    choosePalette(parsePrompt(prompt, negative), random(`${seed}`), 'landscape', false)

  it('follows the hour that was asked for', () => {
    for (let seed = 0; seed < 40; seed++) expect(choose('a lake at night', seed).times).toEqual(['night'])
  })

  it('differs with the seed', () => {
    expect(
      new Set(Array.from({ length: 40 }, (_, seed) => choose('a lake', seed).name)).size,
    ).toBeGreaterThan(8)
  })

  it('uses no red when red is refused', () => {
    const strong = (ink: string) => hueOf(ink).chroma > 0.09 && (hueOf(ink).hue < 45 || hueOf(ink).hue > 350)
    for (let seed = 0; seed < 40; seed++) {
      const palette = choose('a lake', seed, 'red')
      expect([palette.accent, palette.second, palette.sun].filter(strong)).toEqual([])
    }
  })
})

describe('mix', () => {
  it('keeps its ends', () => {
    expect(mix('#d6402f', '#1d2f58', 0)).toBe('#d6402f')
    expect(mix('#d6402f', '#1d2f58', 1)).toBe('#1d2f58')
  })
})
