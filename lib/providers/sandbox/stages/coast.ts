import { allows, mentions } from '../brief'
import { mix } from '../colour'
import { dark, fading, type Kit, land, light } from '../kit'
import { castOf, place } from '../parts/cast'
import { foreground } from '../parts/plants'
import { hills, layer, mountains } from '../parts/relief'
import { headland, icebergs, island } from '../parts/shoreline'
import { treeline } from '../parts/trees'
import { water, waterInk, wave } from '../parts/water'
import { ellipse, group, n, type Point, path, smooth, stroke } from '../svg'
import { afloat } from './afloat'
import { bolt, flying, openSky, weatherFront } from './backdrop'
import { bigLetters } from './letters'
import { heightIn, populate } from './populate'

/** Sand at our feet, wet where the sea leaves it. */
function beach(k: Kit, shore: number): string {
  const rng = k.rng.fork('beach')
  const sand = mix(k.p.glow, k.p.far, k.night ? 0.6 : 0.3)
  const lean = rng.sign() * k.h * rng.range(0.04, 0.12)
  const points: Point[] = [0, 1, 2, 3, 4, 5].map((i) => [
    (k.w * 1.1 * i) / 5 - k.w * 0.05,
    shore + lean * (i / 5 - 0.5) + (i % 2 ? 1 : -1) * k.u * rng.range(0.004, 0.022),
  ])
  const line = smooth(points)
  const below = `V${n(k.h + 9)}H${n(-k.w * 0.05)}Z`
  const foam =
    stroke(line, k.p.paper, k.u * 0.013, 'stroke-opacity="0.9"') +
    group(`translate(0 ${n(-k.u * 0.026)})`, stroke(line, k.p.paper, k.u * 0.005, 'stroke-opacity="0.55"'))
  const wet = group(`translate(0 ${n(k.u * 0.002)})`, path(`${line}${below}`, dark(k, sand, 0.22)))
  return (
    wet +
    foam +
    group(
      `translate(0 ${n(k.u * 0.03)})`,
      layer(k, path(`${line}${below}`, fading(k, light(k, sand, 0.15), dark(k, sand, 0.14)))),
    )
  )
}

/** Whether we look from sand, past a headland or among ice: everyone said to be there needs footing. */
function shoreOf(k: Kit): { icy: boolean; sandy: boolean; rocky: boolean } {
  const { brief } = k
  const icy = mentions(brief, 'iceberg')
  const built =
    !icy &&
    mentions(brief, 'lighthouse', 'castle', 'house', 'church', 'tower', 'keeper', 'windmill', 'temple')
  const onFoot = brief.things.filter(({ name }) =>
    ['ground', 'room', 'table'].includes(castOf(name)?.habitat ?? ''),
  )
  const homeless = onFoot.some(({ name }) => !built || !(STANDING as readonly string[]).includes(name))
  const sandy = !icy && (mentions(brief, 'beach', 'umbrella', 'palm', 'turtle') || homeless)
  const lonely = !icy && !sandy && onFoot.length === 0 && k.detail > 0 && k.rng.fork('lonely').chance(0.35)
  return { icy, sandy, rocky: built || lonely }
}

/** The sea, from a shore, a headland or the open. */
export function coast(k: Kit): string {
  const rng = k.rng.fork('coast')
  const { brief } = k
  const tall = k.h > k.w * 1.2
  const horizon = k.h * (tall ? rng.range(0.48, 0.6) : rng.range(0.42, 0.56))
  const sky = openSky(k, horizon)
  const hilly = mentions(brief, 'mountain') || (k.detail > 0 && rng.chance(0.45) && allows(brief, 'mountain'))
  const far = !hilly
    ? ''
    : mentions(brief, 'mountain') || rng.chance(0.5)
      ? mountains(
          k,
          horizon + 2,
          k.u * rng.range(0.12, 0.22),
          land(k, 0.2),
          k.p.sky[2],
          brief.weather.includes('snow'),
          'coast',
        )
      : hills(k, horizon - k.u * 0.03, k.u * 0.045, land(k, 0.22), land(k, 0.16), 'coast').svg
  const { icy, sandy, rocky } = shoreOf(k)
  const shore = k.h * (sandy ? rng.range(0.72, 0.8) : 1)
  const sea = water(k, horizon, k.h, { mirrored: far, sunX: sky.shines ? sky.sunX : undefined })
  const cape = rocky ? headland(k, horizon + k.h * (tall ? 0.1 : 0.14)) : undefined
  const tower = cape ? onHeadland(k, cape) : { svg: '', names: [] }
  const letters = bigLetters(
    k,
    { x: k.w * 0.1, y: horizon * 0.3, width: k.w * 0.8, height: horizon * 0.56 },
    k.p.sky[1],
  )
  const swell =
    !sandy && k.detail > 0
      ? [0.84, 0.92]
          .map((at, i) =>
            wave(k, k.h * at, k.u * (0.022 + 0.012 * i), mix(waterInk(k), k.p.near, 0.3 + 0.25 * i), `${i}`),
          )
          .join('')
      : ''
  const cast = sandy
    ? populate(k, { top: shore + k.h * 0.04, bottom: k.h * 0.98, unit: k.u * 0.44 }, tower.names)
    : ''
  const palms =
    sandy && mentions(brief, 'palm')
      ? ''
      : sandy && k.detail > 1 && allows(brief, 'plant')
        ? foreground(k, mix(k.p.ink, k.p.near, 0.3))
        : ''
  return [
    sky.svg,
    bolt(k, horizon),
    letters,
    far,
    sea,
    flying(k, horizon),
    mentions(brief, 'island') ? island(k, horizon) : '',
    icy ? icebergs(k, horizon) : '',
    cape?.svg ?? '',
    tower.svg,
    afloat(k, horizon + k.h * 0.02, sandy ? shore - k.h * 0.06 : k.h * 0.84, k.side),
    swell,
    sandy ? beach(k, shore) : '',
    cast,
    palms,
    weatherFront(k, horizon),
  ].join('')
}

const STANDING = [
  'lighthouse',
  'castle',
  'house',
  'church',
  'tower',
  'keeper',
  'person',
  'tree',
  'pine',
  'cat',
  'dog',
  'lady',
  'windmill',
  'temple',
] as const

function onHeadland(k: Kit, cape: { x: number; y: number }) {
  const rng = k.rng.fork('onhead')
  const things = k.brief.things
    .filter(({ name }) => (STANDING as readonly string[]).includes(name))
    .slice(0, 4)
  const hero = things[0]
  if (!hero)
    return {
      svg:
        k.detail > 0 ? treeline({ ...k, w: 0 }, 'pine', () => cape.y, k.u * 0.08, land(k, 0.7), 'cape') : '',
      names: [],
    }
  const svg = things.map((thing, i) => {
    const size = heightIn(k, thing, hero, k.u * 0.36)
    const x = cape.x - k.side * k.u * (i === 0 ? -0.02 : 0.04 + 0.1 * i)
    return (
      (thing.name === 'lighthouse' ? beams(k, x, cape.y - size * 0.835, size) : '') +
      place(k, thing, { x, y: cape.y + (i % 2 ? 6 : 0), size, flip: rng.chance(0.5), shadow: false })
    )
  })
  return { svg: svg.join(''), names: things.map(({ name }) => name) }
}

/** The lamp's two arms of light, when it is dark enough to see them. */
export function beams(k: Kit, x: number, y: number, size: number): string {
  if (!(k.night || k.p.times.includes('dusk') || k.brief.weather.length > 0)) return ''
  const far = k.w
  const ray = (side: -1 | 1, tilt: number) =>
    path(
      `M${n(x)} ${n(y - size * 0.03)}L${n(x + side * far)} ${n(y - far * (0.1 + tilt))}V${n(y + far * (0.05 - tilt))}L${n(x)} ${n(y + size * 0.03)}Z`,
      k.p.glow,
      `fill-opacity="${k.night ? 0.2 : 0.14}" stroke="none"`,
    )
  return (
    ray(k.side, 0.06) +
    ray(k.side < 0 ? 1 : -1, 0.02) +
    ellipse(x, y, size * 0.16, size * 0.16, k.p.glow, 'fill-opacity="0.35" stroke="none"')
  )
}
