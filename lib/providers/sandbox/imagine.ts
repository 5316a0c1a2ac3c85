import { allows, type Brief, type Thing } from './brief'
import type { StageName } from './choose-stage'
import type { ThingName } from './lexicon'
import { castOf } from './parts/cast'
import type { Random } from './random'

const thing = (name: ThingName, count = 1, size: Thing['size'] = 'usual'): Thing => ({
  name,
  colours: [],
  count,
  size,
})

/** What the seed adds when the words leave the scene bare. */
const WHIMS: Partial<Record<StageName, readonly (readonly Thing[])[]>> = {
  landscape: [
    [thing('lake')],
    [thing('lake'), thing('boat')],
    [thing('river')],
    [thing('tree')],
    [thing('house', 1, 'small')],
    [thing('road')],
    [thing('pine', 5)],
    [thing('tent', 1, 'small')],
    [thing('deer', 2, 'small')],
    [thing('balloon', 3)],
    [thing('windmill')],
    [thing('person', 1, 'small')],
    [thing('lake'), thing('pine', 4)],
  ],
  coast: [
    [thing('lighthouse')],
    [thing('boat')],
    [thing('boat', 3)],
    [thing('island')],
    [thing('palm', 2), thing('beach')],
    [thing('ship')],
    [thing('umbrella'), thing('beach')],
    [thing('whale')],
  ],
  city: [
    [],
    [],
    [thing('person', 1, 'small')],
    [thing('bicycle', 1, 'small')],
    [thing('car', 1, 'small')],
    [thing('bridge')],
    [thing('tree', 3, 'small')],
  ],
  rooftop: [[thing('plant', 2)], [thing('chair'), thing('plant')], [thing('cat'), thing('plant')]],
  interior: [
    [thing('sofa')],
    [thing('chair'), thing('plant')],
    [thing('bed')],
    [thing('sofa'), thing('cat')],
  ],
  tabletop: [
    [thing('vase'), thing('orange', 2)],
    [thing('flower'), thing('book')],
    [thing('cup', 2), thing('lemon')],
    [thing('bottle'), thing('pear', 2)],
    [thing('teapot'), thing('cup')],
    [thing('vase'), thing('vase'), thing('apple')],
  ],
  space: [[thing('planet')], [thing('rocket'), thing('planet')], [thing('astronaut'), thing('planet')]],
  underwater: [
    [thing('fish', 5)],
    [thing('jellyfish', 3)],
    [thing('whale'), thing('fish', 4)],
    [thing('turtle')],
  ],
  diorama: [
    [thing('house'), thing('tree', 3)],
    [thing('lighthouse'), thing('pine', 2)],
    [thing('castle'), thing('pine', 3)],
    [thing('tent'), thing('pine', 4)],
  ],
}

/** Company for things already on a table or in a room. */
const COMPANY: Partial<Record<StageName, readonly (readonly Thing[])[]>> = {
  tabletop: [
    [thing('orange', 2)],
    [thing('book')],
    [thing('lemon')],
    [thing('pear')],
    [thing('vase')],
    [thing('apple')],
    [thing('candle')],
    [thing('plant')],
    [],
  ],
  interior: [
    [thing('lamp'), thing('picture', 2)],
    [thing('plant'), thing('picture')],
    [thing('lamp'), thing('plant')],
    [thing('plant'), thing('window')],
    [thing('picture', 3), thing('lamp')],
  ],
  rooftop: [[thing('plant')], [thing('lamp')], [thing('plant'), thing('lamp')], []],
  diorama: [[thing('pine', 3)], [thing('tree', 2)], [thing('tree', 3)]],
}

const REACHED: readonly ThingName[] = [
  'lake',
  'river',
  'road',
  'waterfall',
  'field',
  'garden',
  'sea',
  'island',
  'bridge',
  'planet',
  'beach',
  'forest',
  'rainbow',
  'aurora',
  'dune',
  'canyon',
  'iceberg',
]

/** The brief with what the seed imagined added, never anything it must do without. */
export function imagine(brief: Brief, stage: StageName, rng: Random): Brief {
  const shown = brief.things.filter(({ name }) => castOf(name) || REACHED.includes(name))
  const table =
    shown.length === 0 ||
    (stage === 'interior' && !shown.some(({ name }) => castOf(name)?.habitat === 'room'))
      ? WHIMS
      : shown.length < 3
        ? COMPANY
        : {}
  const added = rng.pick(table[stage] ?? [[]])
  const known = new Set(brief.things.map(({ name }) => name))
  const fresh = added.filter(({ name }) => allows(brief, name) && !known.has(name))
  return { ...brief, things: [...brief.things, ...fresh] }
}
