import { mentions } from '../brief'
import { mix } from '../colour'
import { dark, fading, inside, type Kit, land, light, stand } from '../kit'
import { ellipse, n, type Point, path, smooth } from '../svg'
import { castOf, place } from './cast'
import { layer } from './relief'
import { tree } from './trees'
import { waterInk } from './water'

/** A headland from one side: grass above, rock below, foam at its foot. */
export function headland(k: Kit, sea: number): { svg: string; x: number; y: number } {
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
export function island(k: Kit, sea: number): string {
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

/** Ice adrift; who stands on ground and finds none stands on the nearest floe. */
export function icebergs(k: Kit, sea: number): string {
  const rng = k.rng.fork('ice')
  const white = mix(k.p.paper, k.p.sky[0], 0.1)
  const bergs = [0, 1, 2]
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
  return bergs + floe(k, sea, white)
}

function floe(k: Kit, sea: number, white: string): string {
  const riders = k.brief.things
    .filter(({ name }) => ['ground', 'room'].includes(castOf(name)?.habitat ?? ''))
    .slice(0, 2)
  if (riders.length === 0) return ''
  const [x, y, half] = [k.w * (0.5 - k.side * 0.12), sea + (k.h - sea) * 0.52, k.u * 0.3]
  const top = `M${n(x - half)} ${n(y)}L${n(x - half * 0.7)} ${n(y - half * 0.14)}H${n(x + half * 0.6)}L${n(x + half)} ${n(y - half * 0.02)}L${n(x + half * 0.5)} ${n(y + half * 0.12)}H${n(x - half * 0.6)}Z`
  const side = `M${n(x - half)} ${n(y)}L${n(x - half * 0.6)} ${n(y + half * 0.12)}H${n(x + half * 0.5)}L${n(x + half)} ${n(y - half * 0.02)}L${n(x + half * 0.86)} ${n(y + half * 0.14)}L${n(x + half * 0.4)} ${n(y + half * 0.28)}H${n(x - half * 0.62)}L${n(x - half * 0.92)} ${n(y + half * 0.14)}Z`
  const stood = riders.map((thing, i) =>
    place(k, thing, { x: x + (i ? -0.5 : 0.1) * half, y: y + half * 0.02, size: half * (i ? 0.5 : 0.95) }),
  )
  return path(side, mix(white, k.p.mid, 0.45)) + path(top, white) + stood.join('')
}
