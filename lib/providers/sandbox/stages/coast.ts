import { allows, mentions } from '../brief'
import { mix } from '../colour'
import { dark, fading, inside, type Kit, land, light, stand } from '../kit'
import { place } from '../parts/cast'
import { foreground } from '../parts/plants'
import { hills, layer, mountains } from '../parts/relief'
import { tree, treeline } from '../parts/trees'
import { water, waterInk, wave } from '../parts/water'
import { ellipse, group, n, type Point, path, smooth, stroke } from '../svg'
import { afloat } from './afloat'
import { bolt, flying, openSky, weatherFront } from './backdrop'
import { bigLetters } from './letters'
import { heightIn, populate } from './populate'

/** A headland from one side: grass above, rock below, foam at its foot. */
function headland(k: Kit, sea: number): { svg: string; x: number; y: number } {
  const rng = k.rng.fork('headland')
  const side = -k.side
  const reach = k.w * rng.range(0.34, 0.5)
  const edge = side < 0 ? 0 : k.w
  const inward = (t: number) => edge - side * reach * t
  const top = sea - k.u * rng.range(0.07, 0.16)
  const crown: Point[] = [
    [edge + side * 20, top - k.u * 0.05],
    [inward(0.3), top - k.u * 0.035],
    [inward(0.55), top],
    [inward(0.8), top + k.u * 0.02],
    [inward(0.95), top + k.u * 0.06],
  ]
  const foot = sea + k.u * 0.05
  const d = `${smooth(crown)}L${n(inward(1.04))} ${n(foot)}L${n(inward(0.7))} ${n(foot + k.u * 0.03)}L${n(inward(0.3))} ${n(foot + k.u * 0.07)}L${n(edge + side * 20)} ${n(foot + k.u * 0.09)}Z`
  const rock = mix(land(k, 0.62), k.p.second, 0.08)
  const grass = land(k, 0.55)
  const turf = `${smooth(crown.map(([x, y]): Point => [x, y]))}L${n(inward(0.9))} ${n(top + k.u * 0.065)}Q${n(inward(0.75))} ${n(top + k.u * 0.035)} ${n(inward(0.6))} ${n(top + k.u * 0.045)}T${n(inward(0.3))} ${n(top + k.u * 0.02)}T${n(edge + side * 20)} ${n(top + k.u * 0.02)}Z`
  const cracks = Array.from({ length: 5 + k.detail * 3 }, () => {
    const x = inward(rng.range(0.1, 0.98))
    return path(
      `M${n(x)} ${n(top)}l${n(k.u * 0.02)} ${n(k.u * 0.08)}l${n(-k.u * 0.014)} ${n(k.u * 0.12)}h${n(-k.side * k.u * 0.05)}Z`,
      dark(k, rock, 0.4),
      'fill-opacity="0.5"',
    )
  })
  const foam = Array.from({ length: 9 }, () =>
    ellipse(
      inward(rng.range(0.05, 1.06)),
      foot + k.u * rng.range(0.02, 0.07),
      k.u * rng.range(0.02, 0.07),
      k.u * 0.006,
      k.p.paper,
      'fill-opacity="0.75" stroke="none"',
    ),
  )
  return {
    svg:
      layer(
        k,
        path(d, fading(k, rock, dark(k, rock, 0.35))) +
          inside(k, d, ...cracks) +
          path(turf, fading(k, light(k, grass, 0.12), grass)),
      ) + foam.join(''),
    x: inward(0.55),
    y: top + k.u * 0.012,
  }
}

/** A low island with a palm or two, or pines where it is cold. */
function island(k: Kit, sea: number): string {
  const rng = k.rng.fork('island')
  const x = k.w * (0.5 + k.side * rng.range(0.16, 0.3))
  const y = sea + k.h * rng.range(0.02, 0.08)
  const half = k.u * rng.range(0.13, 0.2)
  const sand = mix(k.p.glow, k.p.far, 0.35)
  const kind = mentions(k.brief, 'pine') || k.brief.weather.includes('snow') ? 'pine' : 'palm'
  const grown = [0.1, -0.3, 0.45].map((at, i) =>
    stand(
      k,
      x + at * half,
      y - half * (0.24 - Math.abs(at) * 0.22),
      half * (i ? 0.9 : 1.3),
      tree(k, kind, land(k, 0.72), `isle${i}`),
    ),
  )
  const mound = `M${n(x - half)} ${n(y)}Q${n(x - half * 0.4)} ${n(y - half * 0.36)} ${n(x)} ${n(y - half * 0.3)}T${n(x + half)} ${n(y)}Q${n(x)} ${n(y + half * 0.12)} ${n(x - half)} ${n(y)}Z`
  return (
    ellipse(x, y + half * 0.03, half * 1.2, half * 0.1, k.p.paper, 'fill-opacity="0.5" stroke="none"') +
    path(mound, fading(k, light(k, sand, 0.2), sand)) +
    grown.slice(0, 1 + Math.min(2, k.detail)).join('')
  )
}

function icebergs(k: Kit, sea: number): string {
  const rng = k.rng.fork('ice')
  const white = mix(k.p.paper, k.p.sky[0], 0.1)
  return [0, 1, 2]
    .map((i) => {
      const [x, y, s] = [
        k.w * rng.range(0.12, 0.88),
        sea + k.h * (0.03 + 0.08 * i),
        k.u * rng.range(0.08, 0.13) * (1 + i * 0.45),
      ]
      const d = `M${n(x - s)} ${n(y)}L${n(x - s * 0.7)} ${n(y - s * 0.6)}L${n(x - s * 0.2)} ${n(y - s * 1.05)}L${n(x + s * 0.15)} ${n(y - s * 0.7)}L${n(x + s * 0.5)} ${n(y - s * 0.85)}L${n(x + s)} ${n(y)}Z`
      return (
        path(d, white) +
        inside(
          k,
          d,
          path(
            `M${n(x - s * 0.2)} ${n(y - s * 1.1)}L${n(x + k.side * s * 0.1)} ${n(y - s * 0.4)}L${n(x - k.side * s * 0.2)} ${n(y)}H${n(x - k.side * s * 2)}V${n(y - s * 1.2)}Z`,
            mix(white, k.p.mid, 0.4),
          ),
        ) +
        ellipse(x, y, s * 1.15, s * 0.06, mix(waterInk(k), k.p.paper, 0.5), 'stroke="none"')
      )
    })
    .join('')
}

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
  const sandy =
    mentions(brief, 'beach', 'umbrella', 'palm', 'turtle') ||
    (brief.things.some(({ name }) =>
      ['person', 'man', 'lady', 'dog', 'chair', 'sofa', 'horse', 'car', 'van', 'bicycle'].includes(name),
    ) &&
      !mentions(brief, 'lighthouse'))
  const shore = k.h * (sandy ? rng.range(0.72, 0.8) : 1)
  const sea = water(k, horizon, k.h, { mirrored: far, sunX: sky.shines ? sky.sunX : undefined })
  const rocky =
    mentions(brief, 'lighthouse', 'castle', 'house', 'church', 'tower', 'keeper') ||
    (!sandy && rng.chance(0.35) && k.detail > 0)
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
    mentions(brief, 'iceberg') ? icebergs(k, horizon) : '',
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
