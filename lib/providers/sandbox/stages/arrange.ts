import type { Thing } from '../brief'
import type { Kit } from '../kit'
import { castOf } from '../parts/cast'
import type { Random } from '../random'

/** One thing put down on a table: its foot, its height in pixels. */
export type Put = {
  thing: Thing
  x: number
  y: number
  size: number
  label: string
  lean?: number
  aloft?: boolean
}

const widthOf = (thing: Thing) => (castOf(thing.name)?.width ?? 100) / 100
const tallOf = (thing: Thing) =>
  (castOf(thing.name)?.tall ?? 0.4) ** 0.7 * { small: 0.75, usual: 1, big: 1.3 }[thing.size]
const RISE: Partial<Record<Thing['name'], number>> = { book: 0.96, cup: 0.66 }
const PILES = [
  [3, 2],
  [4, 2],
  [3, 2, 1],
  [4, 1],
  [2, 3],
] as const

/** Cups or books one on another, a little askew, in two or three piles about the middle. */
function piles(k: Kit, rng: Random, thing: Thing, floor: number): Put[] {
  const rise = RISE[thing.name] ?? 0.8
  const amounts: readonly number[] = thing.name === 'book' ? [1, 1] : rng.pick(PILES)
  const highest = Math.max(...amounts)
  const size = Math.min(k.u * 0.26, (k.h * 0.6) / (1 + (highest - 1) * rise))
  const gap = size * widthOf(thing) * rng.range(1.24, 1.45)
  return amounts.flatMap((amount, i) => {
    const x = k.w * 0.47 + (i - (amounts.length - 1) / 2) * gap
    const y = floor + (i % 2) * k.h * 0.06
    return Array.from(
      { length: amount },
      (_, j): Put => ({
        thing,
        x: x + rng.range(-0.05, 0.05) * size,
        y: y - j * size * rise,
        size: size * (1 - j * 0.025),
        label: `p${i}${j}`,
        lean: rng.range(-2, 2),
        aloft: j > 0,
      }),
    )
  })
}

/** Things side by side, the first in the middle, as large as the sheet allows. */
function row(k: Kit, rng: Random, things: readonly Thing[], floor: number, front: number): Put[] {
  const copies = things.flatMap((thing) =>
    Array.from({ length: Math.min(6, thing.count) }, (_, j) => ({
      thing,
      j,
      tall: tallOf(thing) * (j ? rng.range(0.86, 0.98) : 1),
    })),
  )
  const hero = copies[0]
  if (!hero) return []
  const rest = rng.shuffle(copies.slice(1))
  const half = rng.int(Math.floor(rest.length / 2), Math.ceil(rest.length / 2))
  const ordered = [...rest.slice(0, half), hero, ...rest.slice(half)]
  const upright = k.h > k.w * 1.2
  const overlap = upright ? 0.6 : 0.84
  const total = ordered.reduce((sum, { thing, tall }) => sum + tall * widthOf(thing) * overlap, 0)
  const tallest = Math.max(...ordered.map(({ tall }) => tall))
  const close = k.brief.framing === 'close' ? 1.2 : k.brief.framing === 'wide' ? 0.75 : 1
  const scale =
    Math.min(
      (k.w * (upright ? 0.86 : 0.78)) / total,
      (floor * 0.84) / tallest,
      k.u * (upright ? 1.1 : 0.92),
    ) * close
  let x = k.w / 2 - (total * scale) / 2
  return ordered.map(({ thing, j, tall }) => {
    const step = tall * scale * widthOf(thing) * overlap
    x += step
    const near = thing === hero.thing && j === 0 ? 0.24 : rng.range(0.05, 0.8)
    return { thing, x: x - step / 2, y: floor + (front - floor) * near, size: tall * scale, label: `${j}` }
  })
}

/** Where everything stands, back to front. `floor` and `front` are the table's usable depth. */
export function arrange(k: Kit, things: readonly Thing[], floor: number, front: number): Put[] {
  const rng = k.rng.fork('arrange')
  const hero = things[0]
  if (!hero) return []
  if (!(k.brief.stacked && (hero.name === 'cup' || hero.name === 'book')))
    return row(k, rng, things, floor, front).sort((a, b) => a.y - b.y)
  const stacked = piles(k, rng, hero, floor)
  const unit = (stacked[0]?.size ?? k.u * 0.2) / tallOf(hero)
  const edges = stacked.map(({ x }) => x)
  const beside = things
    .slice(1)
    .flatMap((thing) => Array.from({ length: Math.min(3, thing.count) }, (_, j) => ({ thing, j })))
  const side = rng.sign()
  const puts = beside.map(({ thing, j }, i): Put => {
    const out = i % 2 ? -side : side
    const from = out < 0 ? Math.min(...edges) : Math.max(...edges)
    const size = tallOf(thing) * unit * 0.94
    return {
      thing,
      x: from + out * (k.u * 0.19 + size * widthOf(thing) * (0.3 + 0.5 * Math.floor(i / 2))),
      y: floor + (front - floor) * rng.range(0.2, 0.7),
      size,
      label: `${j}`,
    }
  })
  return [...stacked, ...puts]
}
