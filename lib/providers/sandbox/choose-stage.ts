import { type Brief, mentions } from './brief'
import type { ThingName } from './lexicon'
import type { Random } from './random'

export type StageName =
  | 'landscape'
  | 'coast'
  | 'city'
  | 'rooftop'
  | 'shop'
  | 'interior'
  | 'tabletop'
  | 'portrait'
  | 'space'
  | 'underwater'
  | 'diorama'
  | 'abstract'

/** Where a thing is at home. */
const HOMES: Partial<Record<StageName, readonly ThingName[]>> = {
  landscape: [
    'mountain',
    'hill',
    'dune',
    'canyon',
    'forest',
    'tree',
    'blossom',
    'pine',
    'cypress',
    'cactus',
    'field',
    'garden',
    'lake',
    'river',
    'waterfall',
    'road',
    'house',
    'castle',
    'windmill',
    'church',
    'temple',
    'tent',
    'mushroom',
    'fox',
    'horse',
    'deer',
    'rabbit',
    'bear',
    'owl',
    'elephant',
    'person',
    'man',
    'lady',
    'keeper',
    'robot',
    'car',
    'van',
    'bicycle',
    'train',
    'balloon',
    'kite',
    'aurora',
    'rainbow',
    'bird',
    'butterfly',
    'dog',
    'sign',
    'star',
    'cloud',
    'plane',
  ],
  coast: [
    'sea',
    'beach',
    'island',
    'iceberg',
    'lighthouse',
    'boat',
    'ship',
    'palm',
    'umbrella',
    'flock',
    'whale',
  ],
  city: ['city', 'tower', 'bridge', 'lamppost'],
  shop: ['shop'],
  interior: ['sofa', 'chair', 'bed', 'lamp', 'plant', 'picture', 'cat', 'window', 'guitar'],
  tabletop: [
    'cup',
    'teapot',
    'vase',
    'bottle',
    'glass',
    'book',
    'candle',
    'flower',
    'apple',
    'orange',
    'lemon',
    'pear',
    'cherry',
    'cake',
    'bread',
    'clock',
    'camera',
    'table',
    'suitcase',
    'sneaker',
  ],
  space: ['planet', 'rocket', 'astronaut'],
  underwater: ['fish', 'jellyfish', 'octopus', 'turtle', 'coral'],
}

const HOME_OF = new Map<ThingName, StageName>(
  Object.entries(HOMES).flatMap(([stage, names]) =>
    (names ?? []).map((name) => [name, stage as StageName] as const),
  ),
)

/** Words strong enough to decide alone. */
function told(brief: Brief): StageName | undefined {
  if (brief.setting === 'portrait') return 'portrait'
  if (brief.style === 'isometric') return 'diorama'
  if (brief.setting === 'rooftop') return 'rooftop'
  if (mentions(brief, 'shop')) return 'shop'
  if (
    brief.sign === 'neon' &&
    brief.lettering.length > 0 &&
    !mentions(brief, 'city', 'sofa', 'dune', 'mountain', 'sea')
  )
    return 'shop'
  if (brief.setting === 'underwater') return 'underwater'
  if (brief.setting === 'space') return 'space'
  if (brief.setting === 'tabletop') return 'tabletop'
  if (brief.setting === 'interior') return 'interior'
  if (brief.setting === 'street') return 'city'
  const wet =
    brief.weather.includes('rain') && mentions(brief, 'person', 'man', 'lady', 'umbrella', 'bicycle')
  if (wet && !mentions(brief, 'sea', 'beach', 'forest', 'mountain', 'field', 'lake', 'boat', 'house'))
    return 'city'
  if (brief.style === 'bauhaus' && brief.things.length === 0) return 'abstract'
  return undefined
}

/** Scenery outvotes small things: a cup on a beach is at the coast. */
const WEIGHT: Partial<Record<ThingName, number>> = {
  sea: 3,
  beach: 3,
  mountain: 2.6,
  city: 3,
  forest: 2.6,
  dune: 2.6,
  lake: 2,
  field: 2,
  road: 1.6,
  lighthouse: 2.2,
  iceberg: 3,
  island: 2,
  umbrella: 0.4,
  sofa: 1.7,
  table: 1.6,
  window: 1.4,
  cat: 0.8,
  bird: 0.8,
  person: 0.7,
  lady: 0.7,
  tree: 1.2,
  star: 0.5,
  cloud: 0.6,
  lamp: 0.9,
  flock: 0.5,
}

/** The stage of a picture: what the words say, what its things vote for, or what the prompt's own hash picks. */
export function chooseStage(brief: Brief, byPrompt: Random): StageName {
  const stage = told(brief)
  if (stage) return stage
  const votes = new Map<StageName, number>()
  brief.things.forEach(({ name }, i) => {
    const home = HOME_OF.get(name)
    if (home) votes.set(home, (votes.get(home) ?? 0) + (WEIGHT[name] ?? 1) * (i === 0 ? 1.6 : 1))
  })
  const best = [...votes].sort((a, b) => b[1] - a[1])[0]
  if (best) return best[0]
  if (brief.weather.length > 0) return byPrompt.pick(['landscape', 'city'])
  return byPrompt.pick(['landscape', 'landscape', 'coast', 'city', 'tabletop', 'abstract'])
}

export const INDOORS: ReadonlySet<StageName> = new Set<StageName>(['interior', 'tabletop', 'portrait'])
