import { find } from '../brief'
import { mix } from '../colour'
import { bare, dark, inkOf, type Kit, light, linear, radial } from '../kit'
import { castOf, place } from '../parts/cast'
import { planet, stars } from '../parts/celestial'
import { ellipse, group, n, path, rect, stroke } from '../svg'
import { bigLetters } from './letters'
import { heightIn } from './populate'

/** Clouds of gas: soft ellipses along one slant. */
function nebula(k: Kit): string {
  const rng = k.rng.fork('nebula')
  const tilt = rng.range(-40, 40)
  const inks = [k.p.accent, k.p.second, k.p.far, k.p.sky[2]]
  const gas = Array.from({ length: 5 + k.detail * 2 }, () => {
    const ink = rng.pick(inks)
    const fill = k.flat
      ? ink
      : radial(k, [
          [0, ink, 0.5],
          [0.5, ink, 0.2],
          [1, ink, 0],
        ])
    return ellipse(
      rng.range(-0.7, 0.7) * k.w,
      rng.range(-0.16, 0.16) * k.h,
      k.u * rng.range(0.2, 0.5),
      k.u * rng.range(0.08, 0.26),
      fill,
      k.flat ? 'fill-opacity="0.1"' : '',
    )
  })
  return bare(group(`translate(${n(k.w / 2)} ${n(k.h / 2)}) rotate(${n(tilt)})`, ...gas))
}

/** The rim of a world we are close to, filling a corner. */
function limb(k: Kit, colour: string): { svg: string; y: (x: number) => number } {
  const rng = k.rng.fork('limb')
  const r = Math.max(k.w, k.h) * rng.range(0.8, 1.1)
  const [cx, cy] = [k.w * (0.5 + rng.range(-0.16, 0.16)), k.h * rng.range(0.74, 0.8) + r]
  const d = `M${n(cx - r)} ${n(cy)}A${n(r)} ${n(r)} 0 0 1 ${n(cx + r)} ${n(cy)}Z`
  const craters = Array.from({ length: 6 + k.detail * 4 }, () => {
    const x = rng.range(0, k.w)
    const top = cy - Math.sqrt(Math.max(0, r * r - (x - cx) ** 2))
    const deep = rng.range(0.1, 1)
    const size = k.u * (0.012 + 0.06 * deep * rng.next())
    const y = top + (k.h - top) * deep * 0.9 + size * 0.5
    return (
      ellipse(x, y, size, size * 0.34, dark(k, colour, 0.3)) +
      ellipse(x + k.side * size * 0.08, y + size * 0.07, size * 0.9, size * 0.27, dark(k, colour, 0.12))
    )
  })
  const air = bare(
    ellipse(cx, cy, r * 1.035, r * 1.035, light(k, colour, 0.4), 'fill-opacity="0.16"'),
    ellipse(cx, cy, r * 1.015, r * 1.015, light(k, colour, 0.4), 'fill-opacity="0.22"'),
  )
  return {
    svg:
      air +
      path(
        d,
        linear(k, [
          [0, light(k, colour, 0.3)],
          [0.25, colour],
          [1, dark(k, colour, 0.4)],
        ]),
      ) +
      bare(...craters),
    y: (x) => cy - Math.sqrt(Math.max(0, r * r - (x - cx) ** 2)),
  }
}

function worlds(k: Kit): string {
  const rng = k.rng.fork('worlds')
  const said = find(k.brief, 'planet')
  const amount = Math.max(1, Math.min(4, said?.count ?? 1)) + (k.detail > 1 ? 1 : 0)
  return Array.from({ length: amount }, (_, i) => {
    const big = i === 0
    const x = k.w * (0.5 + (i % 2 ? -1 : 1) * k.side * (big ? rng.range(0.16, 0.28) : rng.range(0.2, 0.42)))
    const y = k.h * (big ? rng.range(0.24, 0.38) : rng.range(0.1, 0.6))
    const ink = big
      ? inkOf(k, said, rng.pick([k.p.accent, k.p.second, k.p.sun]))
      : rng.pick([k.p.far, k.p.second, mix(k.p.accent, k.p.far, 0.5)])
    return planet(
      k,
      x,
      y,
      k.u * (big ? rng.range(0.13, 0.2) : rng.range(0.03, 0.06)),
      ink,
      big && rng.chance(0.6),
    )
  })
    .reverse()
    .join('')
}

function comet(k: Kit): string {
  const rng = k.rng.fork('comet')
  const [x, y, long] = [k.w * rng.range(0.15, 0.85), k.h * rng.range(0.08, 0.3), k.u * rng.range(0.14, 0.24)]
  return (
    stroke(
      `M${n(x)} ${n(y)}l${n(k.side * long)} ${n(-long * 0.4)}`,
      k.p.paper,
      k.u * 0.003,
      'stroke-opacity="0.7"',
    ) + bare(ellipse(x, y, k.u * 0.005, k.u * 0.005, k.p.paper))
  )
}

/** Among the stars: worlds, gas, and whoever travels there. */
export function space(k: Kit): string {
  const rng = k.rng.fork('space')
  const [top, low] = [dark(k, k.p.sky[0], 0.35), mix(k.p.sky[1], k.p.ink, k.night ? 0.25 : 0.6)]
  const sky = bare(
    rect(
      0,
      0,
      k.w,
      k.h,
      linear(k, [
        [0, top],
        [1, low],
      ]),
    ),
  )
  const travellers = k.brief.things.filter(({ name }) => castOf(name) && name !== 'planet').slice(0, 4)
  const walking = travellers.filter(
    ({ name }) => !['rocket', 'balloon', 'plane', 'whale', 'fish'].includes(name),
  )
  const ground =
    walking.length > 0 || rng.chance(0.45) ? limb(k, mix(k.p.far, k.p.mid, rng.next())) : undefined
  const hero = travellers[0]
  const cast = travellers.map((thing, i) => {
    const size = heightIn(k, thing, hero ?? thing, k.u * (ground ? 0.4 : 0.46))
    const x = k.w * (0.5 - k.side * (i === 0 ? rng.range(0.02, 0.18) : -0.05 - 0.2 * i))
    if (walking.includes(thing) && ground)
      return place(k, thing, { x, y: ground.y(x) + k.h * rng.range(0.05, 0.1), size, flip: rng.chance(0.5) })
    const y = k.h * (ground ? 0.56 : 0.72)
    return group(
      `rotate(${n(rng.range(12, 38) * k.side)} ${n(x)} ${n(y - size / 2)})`,
      place(k, thing, { x, y, size, shadow: false }),
    )
  })
  const letters = bigLetters(k, { x: k.w * 0.1, y: k.h * 0.1, width: k.w * 0.8, height: k.h * 0.22 }, top)
  return (
    sky +
    nebula(k) +
    stars(k, k.h * 1.4) +
    worlds(k) +
    (k.detail > 0 ? comet(k) : '') +
    letters +
    (ground?.svg ?? '') +
    cast.join('')
  )
}
