import { find, type Thing } from '../brief'
import { inkOf, type Kit } from '../kit'
import { signboard } from '../lettering'
import type { ThingName } from '../lexicon'
import { castOf, footShadow, place } from '../parts/cast'
import { n, rect } from '../svg'

export type Ground = {
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
const SIZED = { small: 0.62, usual: 1, big: 1.4 }

/** The height a thing gets beside `hero`, kept between a toy and a tower. */
export function heightIn(k: Kit, thing: Thing, hero: Thing, unit: number): number {
  const tall = castOf(thing.name)?.tall ?? 0.5
  const base = castOf(hero.name)?.tall ?? 0.5
  const heroTall = Math.min(1.2, Math.max(0.62, base ** 0.7))
  const beside = thing === hero ? 1 : Math.min(2.2, Math.max(0.32, (tall / base) ** 0.75))
  const framing = k.brief.framing ? FRAMED[k.brief.framing] : 1
  const height = unit * heroTall * beside * framing * SIZED[thing.size]
  const width = ((castOf(thing.name)?.width ?? 100) / 100) * height
  const most = k.w * (thing === hero ? 0.62 : 0.42)
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

/** A sign on two posts, with the brief's own words on it. */
export function standingSign(
  k: Kit,
  x: number,
  y: number,
  size: number,
  thing: Thing | undefined,
  text: string,
): string {
  const width = Math.min(k.w * 0.5, size * Math.min(2.4, 0.9 + text.length * 0.1))
  const box = { x: x - width / 2, y: y - size, width, height: size * 0.52 }
  const posts = [-0.36, 0.36]
    .map((at) => rect(x + at * width - size * 0.02, y - size * 0.6, size * 0.045, size * 0.6, k.p.ink))
    .join('')
  return (
    footShadow(k, x, y, width * 0.5) + posts + signboard(k, text, box, inkOf(k, thing, k.p.accent), k.p.paper)
  )
}

/** Who would hold an umbrella, if there is one. */
const holder = (k: Kit) =>
  k.brief.things.find(({ name }) =>
    ['person', 'lady', 'keeper', 'robot', 'cat', 'dog', 'rabbit', 'bear', 'fox'].includes(name),
  )

const overhead = (k: Kit, umbrella: Thing, x: number, y: number, size: number) =>
  place(k, umbrella, { x: x + size * 0.17, y: y - size * 0.42, size: size * 0.86, shadow: false })

/** Things of the brief standing on the ground, back to front. `skip` names those the stage drew itself. */
export function populate(k: Kit, ground: Ground, skip: readonly ThingName[] = []): string {
  const rng = k.rng.fork('populate')
  const stands = (thing: Thing) =>
    ['ground', 'room', 'table'].includes(castOf(thing.name)?.habitat ?? '') && !skip.includes(thing.name)
  const held = holder(k) ? find(k.brief, 'umbrella') : undefined
  const things = k.brief.things.filter((thing) => stands(thing) && thing !== held).slice(0, 6)
  const hero = things[0]
  if (!hero) return ''
  const drawn: { y: number; svg: string }[] = []
  const depth = ground.bottom - ground.top
  const heights = things.map((thing) => heightIn(k, thing, hero, ground.unit))
  const widths = things.map(
    (thing, i) =>
      ((heights[i] ?? 0) * (castOf(thing.name)?.width ?? 100) * Math.min(3, 1 + (thing.count - 1) * 0.6)) /
      100,
  )
  const xs = slots(k, widths, ground.heroX ?? 0.5 - k.side * rng.range(0.02, 0.2))
  things.forEach((thing, i) => {
    const height = heights[i] ?? 0
    const front = thing === hero ? rng.range(0.48, 0.66) : rng.range(0.25, 0.85)
    const amount = Math.min(7, thing.count)
    for (let j = 0; j < amount; j++) {
      const back = j === 0 ? 1 : rng.range(0.55, 0.9)
      const width = (height * (castOf(thing.name)?.width ?? 100)) / 100
      const step = Math.max(width * 0.95, k.w * 0.08)
      const spread = j === 0 ? 0 : (j % 2 ? 1 : -1) * Math.ceil(j / 2) * step * rng.range(0.85, 1.15)
      const x = Math.min(k.w * 0.97, Math.max(k.w * 0.03, (xs[i] ?? 0.5) * k.w + spread))
      const y = ground.top + depth * front * (j === 0 ? 1 : back)
      const scale = thing === hero ? back : (0.72 + 0.5 * front) * back
      const svg =
        thing.name === 'sign' && k.brief.lettering[0] && j === 0
          ? standingSign(k, x, y, height * 1.1, thing, k.brief.lettering[0])
          : place(k, thing, {
              x,
              y,
              size: height * scale,
              flip: rng.chance(0.5),
              label: `${j}`,
              ground: ground.ink,
            })
      drawn.push({
        y,
        svg: svg + (held && thing === holder(k) ? overhead(k, held, x, y, height * scale) : ''),
      })
    }
  })
  return drawn
    .sort((a, b) => a.y - b.y)
    .map(({ svg }) => svg)
    .join('')
}

/** Things of the brief that float, each with its reflection, between two waterlines. */
export function afloat(k: Kit, top: number, bottom: number, lean = -k.side): string {
  const rng = k.rng.fork('afloat')
  const things = k.brief.things.filter(({ name }) => castOf(name)?.habitat === 'water' || name === 'whale')
  const drawn: { y: number; svg: string }[] = []
  things.forEach((thing, i) => {
    for (let j = 0; j < Math.min(6, thing.count); j++) {
      const first = i === 0 && j === 0
      const depth = first ? rng.range(0.3, 0.5) : rng.range(0.08, 0.75)
      const y = top + (bottom - top) * depth
      const most = thing.name === 'ship' || thing.name === 'whale' ? 0.2 : 0.32
      const size =
        k.u *
        most *
        (first ? 1 : 0.35 + 0.5 * depth) *
        SIZED[thing.size] *
        (k.brief.framing === 'wide' ? 0.75 : 1)
      const x = k.w * (first ? 0.5 + lean * rng.range(0.02, 0.2) : 0.5 + lean * rng.range(-0.2, 0.42))
      const body = place(k, thing, { x, y, size, flip: rng.chance(0.5), label: `${j}`, shadow: false })
      const image = `<g transform="translate(0 ${n(y * 1.5)}) scale(1 -0.5)" opacity="0.28">${body}</g>`
      drawn.push({ y, svg: image + body })
    }
  })
  return drawn
    .sort((a, b) => a.y - b.y)
    .map(({ svg }) => svg)
    .join('')
}
