import { find, type Thing } from '../brief'
import type { Kit } from '../kit'
import type { ThingName } from '../lexicon'
import { castOf, place } from '../parts/cast'
import { standingSign } from './standing-sign'

type Ground = {
  /** Where ground begins and ends, in pixels from the top. */
  top: number
  bottom: number
  /** Height of the ground at x, for things that stand far off. */
  at?: (x: number) => number
  /** The ground's ink, for things to stand out from. */
  ink?: string
  /** Height in pixels of a hero whose `tall` is 1. */
  unit: number
  /** 0..1: where the first thing stands. */
  heroX?: number
}

const FRAMED = { wide: 0.72, close: 1.4 }
export const SIZED = { small: 0.62, usual: 1, big: 1.4 }

/** The height a thing gets beside `hero`, kept between a toy and a tower. */
export function heightIn(k: Kit, thing: Thing, hero: Thing, unit: number): number {
  const tall = castOf(thing.name)?.tall ?? 0.5
  const base = castOf(hero.name)?.tall ?? 0.5
  const heroTall = Math.min(1.2, Math.max(0.62, base ** 0.7))
  const beside = thing === hero ? 1 : Math.min(2.2, Math.max(0.32, (tall / base) ** 0.75))
  const framing = k.brief.framing ? FRAMED[k.brief.framing] : 1
  const height = unit * heroTall * beside * framing * SIZED[thing.size]
  const width = ((castOf(thing.name)?.width ?? 100) / 100) * height
  const most = k.w * (thing !== hero ? 0.42 : k.h > k.w * 1.2 ? 0.84 : 0.62)
  return Math.min(height * Math.min(1, most / width), k.h * 0.66)
}

/** Places across the sheet, the first one the hero's, the rest where they hide each other least. */
function slots(k: Kit, widths: readonly number[], heroX: number): number[] {
  const rng = k.rng.fork('slots')
  const taken: { x: number; half: number }[] = []
  widths.forEach((width, i) => {
    const half = width / k.w / 2
    const tries =
      i === 0
        ? [heroX]
        : Array.from({ length: 14 }, () =>
            rng.range(Math.min(0.5, 0.04 + half * 0.7), Math.max(0.5, 0.96 - half * 0.7)),
          )
    const clear = (x: number) => Math.min(...taken.map((t) => Math.abs(t.x - x) - t.half - half))
    taken.push({ half, x: tries.reduce((best, x) => (clear(x) > clear(best) ? x : best)) })
  })
  return taken.map(({ x }) => x)
}

const BEARERS: readonly ThingName[] = [
  'person',
  'man',
  'lady',
  'keeper',
  'robot',
  'cat',
  'dog',
  'rabbit',
  'bear',
  'fox',
]
const SITTERS: readonly ThingName[] = ['cat', 'dog', 'rabbit', 'fox', 'owl']
const SEATS: readonly ThingName[] = ['sofa', 'bed', 'chair']

const widthOf = (thing: Thing) => (castOf(thing.name)?.width ?? 100) / 100

type Company = {
  things: readonly Thing[]
  carried: ReadonlyMap<Thing, (x: number, y: number, size: number) => string>
}

/** Who stands by themselves, seats first, and what they carry: an umbrella held, a cat on the sofa. */
function companyOf(k: Kit, standing: readonly Thing[]): Company {
  const seat = standing.find(({ name }) => SEATS.includes(name))
  const sitter = seat && standing.find(({ name, count }) => SITTERS.includes(name) && count === 1)
  const umbrella = find(k.brief, 'umbrella')
  const bearer = umbrella && standing.find(({ name }) => BEARERS.includes(name))
  const held = new Set([sitter, bearer && umbrella])
  const carried = new Map<Thing, (x: number, y: number, size: number) => string>()
  const at = k.rng.fork('seated').range(-0.5, 0.5)
  if (seat && sitter)
    carried.set(seat, (x, y, size) =>
      place(k, sitter, {
        x: x + (seat.name === 'chair' ? 0 : at * size),
        y: y - size * 0.5,
        size: size * 0.66,
        shadow: false,
      }),
    )
  if (umbrella && bearer)
    carried.set(bearer, (x, y, size) =>
      place(k, umbrella, { x: x + size * 0.17, y: y - size * 0.42, size: size * 0.86, shadow: false }),
    )
  const alone = standing.filter((thing) => !held.has(thing))
  return {
    things: [...alone.filter((thing) => thing === seat), ...alone.filter((thing) => thing !== seat)].slice(
      0,
      6,
    ),
    carried,
  }
}

/** Things of the brief standing on the ground, back to front. `skip` names those the stage drew itself. */
export function populate(k: Kit, ground: Ground, skip: readonly ThingName[] = []): string {
  const rng = k.rng.fork('populate')
  const stands = ({ name }: Thing) =>
    ['ground', 'room', 'table'].includes(castOf(name)?.habitat ?? '') && !skip.includes(name)
  const { things, carried } = companyOf(k, k.brief.things.filter(stands))
  const hero = things[0]
  if (!hero) return ''
  const heights = things.map((thing) => heightIn(k, thing, hero, ground.unit))
  const widths = things.map(
    (thing, i) => (heights[i] ?? 0) * widthOf(thing) * Math.min(3, 1 + (thing.count - 1) * 0.6),
  )
  const xs = slots(k, widths, ground.heroX ?? 0.5 - k.side * rng.range(0.02, 0.2))
  const drawn: { y: number; svg: string }[] = []
  things.forEach((thing, i) => {
    const height = heights[i] ?? 0
    const front = thing === hero ? rng.range(0.48, 0.66) : rng.range(0.25, 0.85)
    for (let j = 0; j < Math.min(7, thing.count); j++) {
      const back = j === 0 ? 1 : rng.range(0.55, 0.9)
      const step = Math.max(height * widthOf(thing) * 0.95, k.w * 0.08)
      const spread = j === 0 ? 0 : (j % 2 ? 1 : -1) * Math.ceil(j / 2) * step * rng.range(0.85, 1.15)
      const x = Math.min(k.w * 0.97, Math.max(k.w * 0.03, (xs[i] ?? 0.5) * k.w + spread))
      const y = ground.top + (ground.bottom - ground.top) * front * back
      const size = height * (thing === hero ? back : (0.72 + 0.5 * front) * back)
      const text = thing.name === 'sign' && j === 0 ? k.brief.lettering[0] : undefined
      const spot = { x, y, size, flip: rng.chance(0.5), label: `${j}`, ground: ground.ink }
      const body = text ? standingSign(k, x, y, height * 1.1, thing, text) : place(k, thing, spot)
      drawn.push({ y, svg: body + (carried.get(thing)?.(x, y, size) ?? '') })
    }
  })
  return drawn
    .sort((a, b) => a.y - b.y)
    .map(({ svg }) => svg)
    .join('')
}
