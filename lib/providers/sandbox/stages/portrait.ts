import { allows, find, mentions, type Thing } from '../brief'
import { mix } from '../colour'
import { bare, dark, fading, inkOf, type Kit, land, linear, stand } from '../kit'
import { bust, type Sitter } from '../parts/bust'
import { castOf, place } from '../parts/cast'
import { moon, stars, sun } from '../parts/celestial'
import { hills, mountains } from '../parts/relief'
import { skyline } from '../parts/skyline'
import { tree } from '../parts/trees'
import { water } from '../parts/water'
import { circle, n, rect } from '../svg'
import { weatherFront } from './backdrop'
import { beams } from './coast'
import { bigLetters } from './letters'

const SITTERS: readonly Thing['name'][] = [
  'keeper',
  'lady',
  'man',
  'person',
  'astronaut',
  'robot',
  'cat',
  'dog',
  'fox',
  'bear',
  'rabbit',
  'owl',
  'horse',
  'elephant',
  'bird',
  'deer',
]

/** Behind the sitter: a disc, a landscape, a city or the sea. */
function behind(k: Kit, sitter: Thing | undefined): string {
  const rng = k.rng.fork('behind')
  const { brief } = k
  const [top, middle, low] = k.p.sky
  const ground = k.night || k.flat ? top : mix(top, middle, 0.5)
  const sky = bare(rect(0, 0, k.w, k.h, k.flat ? middle : fading(k, ground, low)))
  const horizon = k.h * rng.range(0.56, 0.66)
  const disc = rng.chance(0.75)
    ? k.night
      ? moon(k, k.w * (0.5 + k.side * 0.12), k.h * 0.36, k.u * 0.2, false)
      : sun(
          k,
          k.w * (0.5 + k.side * rng.range(0, 0.14)),
          k.h * rng.range(0.34, 0.42),
          k.u * rng.range(0.24, 0.34),
          mix(k.p.sun, k.p.sky[2], 0.15),
        )
    : ''
  const night = k.night ? stars(k, k.h * 0.7) : ''
  const sea = mentions(brief, 'sea', 'lighthouse', 'boat', 'ship', 'beach') || sitter?.name === 'keeper'
  if (sea) {
    const x = k.w * (0.5 - k.side * rng.range(0.3, 0.38))
    const size = k.u * rng.range(0.34, 0.46)
    const tower = allows(brief, 'lighthouse')
      ? beams(k, x, horizon - size * 0.81, size) +
        hills(
          { ...k, rng: k.rng.fork('rock') },
          horizon + k.u * 0.02,
          k.u * 0.02,
          land(k, 0.6),
          land(k, 0.75),
          'rock',
          -k.side * -k.h * 0.16,
        ).svg +
        place(k, find(brief, 'lighthouse') ?? { name: 'lighthouse', colours: [], count: 1, size: 'usual' }, {
          x,
          y: horizon + k.u * 0.03,
          size,
          shadow: false,
        })
      : ''
    return sky + night + disc + water(k, horizon, k.h, {}) + tower
  }
  if (mentions(brief, 'city', 'tower') || rng.chance(0.15))
    return (
      sky +
      night +
      disc +
      skyline(k, k.h * 0.92, k.h * 0.46, land(k, 0.18), 0.4, 'a') +
      skyline(k, k.h, k.h * 0.36, land(k, 0.4), 0.8, 'b')
    )
  if (mentions(brief, 'mountain'))
    return (
      sky +
      night +
      disc +
      mountains(k, k.h * 0.86, k.u * 0.44, land(k, 0.25), low, true, 'p') +
      hills(k, k.h * 0.78, k.u * 0.04, land(k, 0.5), land(k, 0.6), 'p').svg
    )
  if (mentions(brief, 'forest', 'tree', 'deer', 'fox', 'bear', 'owl') || rng.chance(0.25)) {
    const wood = [0, 1, 2, 3, 4, 5, 6].map((i) =>
      stand(
        k,
        k.w * (i / 6),
        k.h * rng.range(0.88, 1),
        k.h * rng.range(0.5, 0.8),
        tree({ ...k, detail: 1 }, 'pine', land(k, 0.25 + 0.06 * (i % 3)), `p${i}`),
      ),
    )
    return sky + night + disc + wood.join('')
  }
  if (rng.chance(0.5))
    return (
      sky +
      night +
      disc +
      hills(k, k.h * 0.66, k.u * 0.05, land(k, 0.25), land(k, 0.3), 'p1').svg +
      hills(k, k.h * 0.8, k.u * 0.04, land(k, 0.45), land(k, 0.55), 'p2').svg
    )
  const rings = [0.62, 0.5, 0.38].map((r, i) =>
    circle(k.w / 2, k.h * 0.44, k.u * r, mix(middle, k.p.far, 0.16 * (i + 1))),
  )
  return sky + bare(...rings)
}

const KINDS: Partial<Record<Thing['name'], Sitter['kind']>> = {
  keeper: 'keeper',
  lady: 'lady',
  man: 'man',
  astronaut: 'astronaut',
}

function sitterOf(k: Kit, thing: Thing | undefined): Sitter {
  const rng = k.rng.fork('sitter')
  const known = KINDS[thing?.name ?? 'person']
  const kind = known ?? rng.pick(['lady', 'man'] as const)
  return {
    kind,
    coat: inkOf(k, thing, rng.pick([k.p.accent, k.p.second, k.p.near])),
    other: inkOf(k, thing, rng.pick([k.p.paper, k.p.second, k.p.accent]), 1),
  }
}

/** A head and shoulders, human or not, against the place it belongs to. */
export function portrait(k: Kit): string {
  const rng = k.rng.fork('portrait')
  const thing = k.brief.things.find(({ name }) => SITTERS.includes(name))
  const animal = thing && !['keeper', 'lady', 'man', 'person', 'astronaut'].includes(thing.name)
  const x = k.w * (0.5 + rng.range(-0.07, 0.07))
  const text = k.brief.lettering.length > 0
  const letters = bigLetters(
    k,
    { x: k.w * 0.08, y: k.h * 0.05, width: k.w * 0.84, height: k.h * 0.2 },
    k.p.sky[0],
  )
  const shade =
    k.flat || k.outline
      ? ''
      : bare(
          rect(
            0,
            k.h * 0.6,
            k.w,
            k.h * 0.4,
            linear(k, [
              [0, k.p.ink, 0],
              [1, k.p.ink, 0.28],
            ]),
          ),
        )
  if (animal) {
    const width = (castOf(thing.name)?.width ?? 100) / 100
    const size = Math.min(
      k.u * (k.h > k.w * 1.2 ? 1.2 : 0.92),
      (k.w * (k.h > k.w * 1.2 ? 1.15 : 0.86)) / width,
    )
    return (
      behind(k, thing) +
      letters +
      hills(k, k.h * 0.93, k.u * 0.01, dark(k, land(k, 0.8), 0.1), land(k, 0.95), 'seat').svg +
      place(k, thing, { x, y: k.h * 0.97, size, flip: rng.chance(0.5) }) +
      weatherFront(k, k.h * 0.6)
    )
  }
  const size = Math.min(k.u * (k.h > k.w * 1.2 ? 1.3 : 1.02), k.h * 0.84) * (text ? 0.86 : 1)
  if (!allows(k.brief, 'person')) return behind(k, thing) + letters + weatherFront(k, k.h * 0.6)
  const flipped = rng.chance(0.5)
  const line = k.outline ? ` stroke-width="${n((k.u * 0.36) / size)}"` : ''
  const body = bust(flipped ? { ...k, side: k.side < 0 ? 1 : -1 } : k, sitterOf(k, thing))
  const sitter = `<g transform="translate(${n(x)} ${n(k.h + size * 0.03)}) scale(${n(flipped ? -size / 100 : size / 100)} ${n(size / 100)})"${line}>${body}</g>`
  return behind(k, thing) + letters + shade + sitter + weatherFront(k, k.h * 0.6)
}
