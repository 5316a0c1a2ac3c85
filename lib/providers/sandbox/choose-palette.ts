import type { Brief } from './brief'
import { INDOORS, type StageName } from './choose-stage'
import { hueOf, mix, saturate } from './colour'
import { PALETTES, type Palette, type Time } from './palettes'
import type { Random } from './random'

/** Palettes a word asks for by what it evokes. */
const EVOKED: Record<string, readonly string[]> = {
  snow: ['arctic', 'frost', 'moonstone', 'harbour'],
  rain: ['storm', 'lagoon', 'arcade', 'frost', 'midnight'],
  storm: ['storm', 'midnight', 'copper'],
  fog: ['pinewood', 'arctic', 'clay', 'storm', 'olive'],
  autumn: ['ochre', 'terracotta', 'copper', 'tangerine', 'olive'],
  spring: ['blossom', 'meadow', 'mint'],
  golden: ['apricot', 'ochre', 'copper', 'tangerine', 'terracotta', 'mustard'],
  cold: ['frost', 'indigo', 'midnight', 'arctic', 'moonstone'],
  neon: ['arcade', 'lagoon', 'midnight', 'indigo'],
  candle: ['candle'],
  desert: ['terracotta', 'sandbar', 'copper', 'tangerine', 'ochre'],
  sea: ['harbour', 'seaglass', 'sandbar', 'mint', 'apricot'],
  forest: ['pinewood', 'meadow', 'olive', 'emerald', 'mint'],
  space: ['midnight', 'indigo', 'arcade', 'moonstone', 'lagoon', 'copper'],
  deep: ['lagoon', 'seaglass', 'midnight', 'harbour'],
  bauhaus: ['primary', 'mustard', 'terracotta', 'tangerine'],
  ink: ['newsprint', 'clay', 'primary'],
  linocut: ['mustard', 'newsprint', 'primary', 'harbour', 'ochre'],
  tabletop: ['clay', 'olive', 'terracotta', 'blossom', 'mint', 'newsprint', 'harbour', 'rose', 'lilac'],
}

/** Words that leave the palette little choice. */
const COMMANDING = new Set([
  'snow',
  'rain',
  'storm',
  'fog',
  'autumn',
  'neon',
  'candle',
  'space',
  'deep',
  'desert',
  'bauhaus',
  'golden',
  'cold',
])

function evocations(brief: Brief, stage: StageName): string[] {
  const words: string[] = [...brief.weather]
  if (stage === 'underwater') words.push('deep')
  if (stage === 'space' || stage === 'tabletop') words.push(stage)
  if (brief.sign === 'neon') words.push('neon')
  if (brief.light) words.push(brief.light)
  if (brief.style) words.push(brief.style)
  for (const { name } of brief.things)
    words.push(
      name === 'dune' || name === 'cactus'
        ? 'desert'
        : name === 'beach' || name === 'lighthouse'
          ? 'sea'
          : name,
    )
  return words
}

const near = (a: string, b: string, within: number) => {
  const [x, y] = [hueOf(a), hueOf(b)]
  if (x.chroma < 0.04 || y.chroma < 0.04) return false
  const apart = Math.abs(x.hue - y.hue)
  return Math.min(apart, 360 - apart) < within
}

function score(palette: Palette, brief: Brief, times: readonly Time[], evoked: readonly string[]): number {
  let points = times.some((time) => palette.times.includes(time)) ? 5 : 0
  if (brief.mood && palette.moods.includes(brief.mood)) points += 1.5
  const recalls = evoked.filter((word) => EVOKED[word]?.includes(palette.name))
  if (recalls.length > 0) points += recalls.some((word) => COMMANDING.has(word)) ? 4.5 : 2
  for (const tint of brief.tints)
    if ([palette.accent, palette.mid, palette.sky[1]].some((ink) => near(ink, tint, 30))) points += 1.5
  for (const refused of brief.without)
    if (refused.startsWith('#'))
      if ([palette.accent, palette.sun, palette.sky[2], palette.mid].some((ink) => near(ink, refused, 24)))
        points -= 2
  if (palette.name === 'arcade' && !evoked.includes('neon') && !evoked.includes('space')) points -= 1.2
  if (palette.name === 'candle' && !evoked.includes('candle')) points -= 4
  if (
    (palette.name === 'primary' || palette.name === 'newsprint') &&
    !evoked.some((word) => EVOKED[word]?.includes(palette.name))
  )
    points -= 1.5
  return points
}

/** The times of day a picture may have: the one asked for, or one the seed likes. */
function timesOf(brief: Brief, rng: Random, indoors: boolean): readonly Time[] {
  if (brief.time) return [brief.time]
  if (brief.setting === 'space' || brief.sign === 'neon') return ['night']
  if (brief.things.some(({ name }) => name === 'star' || name === 'aurora' || name === 'moon'))
    return ['night']
  const roll = rng.next()
  if (indoors) return roll < 0.7 ? ['day', 'dawn'] : ['dusk']
  return roll < 0.42 ? ['day'] : roll < 0.6 ? ['dawn'] : roll < 0.85 ? ['dusk'] : ['night']
}

/** Two inks and paper: everything is one of them or a tint. */
export function duotone(p: Palette): Palette {
  const dark = p.times.includes('night')
  const ground = dark ? p.near : p.paper
  const other = dark ? mix(p.accent, p.paper, 0.2) : p.near
  return {
    ...p,
    sky: dark
      ? [p.ink, mix(p.ink, p.near, 0.5), p.near]
      : [mix(ground, p.mid, 0.24), mix(ground, p.mid, 0.12), ground],
    sun: p.accent,
    glow: dark ? mix(p.accent, p.paper, 0.35) : p.paper,
    far: dark ? mix(p.near, p.paper, 0.18) : mix(p.near, ground, 0.66),
    mid: dark ? mix(p.near, p.paper, 0.08) : mix(p.near, ground, 0.38),
    near: dark ? mix(p.near, p.ink, 0.3) : p.near,
    second: mix(other, p.paper, dark ? 0.3 : 0.35),
  }
}

/** At most `inks` inks beside their tints: two is ink and paper, three adds the accent, four the second. */
export function limited(p: Palette, inks: number): Palette {
  const night = p.times.includes('night')
  const body = inks > 2 ? p.accent : mix(p.ink, p.paper, 0.45)
  const second = inks > 3 ? p.second : mix(p.ink, p.paper, 0.28)
  const [deep, pale] = night ? [p.paper, p.ink] : [p.ink, p.paper]
  return {
    ...p,
    sky: [mix(pale, body, 0.2), mix(pale, body, 0.1), pale],
    sun: inks > 2 ? p.accent : pale,
    glow: p.paper,
    far: mix(mix(deep, pale, 0.62), body, 0.25),
    mid: mix(deep, pale, 0.36),
    near: mix(deep, pale, 0.14),
    accent: body,
    second,
  }
}

function tinted(p: Palette, tint: string): Palette {
  const wash = (ink: string) => mix(ink, tint, 0.16)
  return {
    ...p,
    sky: [wash(p.sky[0]), wash(p.sky[1]), wash(p.sky[2])],
    far: wash(p.far),
    mid: wash(p.mid),
    near: wash(p.near),
    accent: tint,
  }
}

function moody(p: Palette, brief: Brief): Palette {
  const by = { calm: 0.9, moody: 0.8, dramatic: 1.12, dreamy: 0.95, cheerful: 1.12 }[brief.mood ?? 'calm']
  if (!brief.mood) return p
  const turn = (ink: string) => saturate(ink, by)
  return {
    ...p,
    sky: [turn(p.sky[0]), turn(p.sky[1]), turn(p.sky[2])],
    far: turn(p.far),
    mid: turn(p.mid),
    near: turn(p.near),
  }
}

const REPLACEMENTS = ['#2f7f8a', '#e0a63f', '#6d5aa0', '#5d8f5a', '#c9694a'] as const

/** The palette without the inks a negative prompt refuses: strong ones replaced, pale ones greyed. */
function without(p: Palette, refused: readonly string[]): Palette {
  if (refused.length === 0) return p
  const bad = (ink: string) => refused.some((hex) => near(ink, hex, 28) && hueOf(ink).chroma > 0.05)
  const spare = REPLACEMENTS.filter((ink) => !bad(ink))
  const strong = (ink: string, which: number) => (bad(ink) ? (spare[which] ?? p.ink) : ink)
  const pale = (ink: string) => (bad(ink) ? saturate(ink, 0.2) : ink)
  return {
    ...p,
    sky: [pale(p.sky[0]), pale(p.sky[1]), pale(p.sky[2])],
    sun: bad(p.sun) ? p.paper : p.sun,
    glow: pale(p.glow),
    far: pale(p.far),
    mid: pale(p.mid),
    near: pale(p.near),
    accent: strong(p.accent, 0),
    second: strong(p.second, 1),
  }
}

/** The palette of one picture: the words narrow the choice, the seed makes it. */
export function choosePalette(brief: Brief, rng: Random, stage: StageName, simplify: boolean): Palette {
  const times = timesOf(brief, rng, INDOORS.has(stage))
  const evoked = evocations(brief, stage)
  const scored = PALETTES.map((palette) => ({ palette, points: score(palette, brief, times, evoked) }))
  const best = Math.max(...scored.map(({ points }) => points))
  const chosen = rng.pick(scored.filter(({ points }) => points >= best - 2)).palette
  const time = times.find((t) => chosen.times.includes(t)) ?? times[0] ?? 'day'
  const refused = [...brief.without].filter((name) => name.startsWith('#'))
  let palette = without(moody({ ...chosen, times: [time] }, brief), refused)
  const tint = brief.tints[0]
  if (tint && brief.inks === undefined) palette = tinted(palette, tint)
  const inks = brief.inks ?? (brief.style === 'linocut' ? 3 : undefined)
  if (inks && inks < 6) palette = limited(palette, inks)
  return simplify ? duotone(palette) : palette
}
