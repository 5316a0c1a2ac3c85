import { mix } from '../colour'
import { bare, dark, fading, type Kit, light, linear } from '../kit'
import { castOf, place } from '../parts/cast'
import { hills } from '../parts/relief'
import { circle, n, path, poly, rect, stroke } from '../svg'
import { bigLetters } from './letters'
import { heightIn } from './populate'

/** Light falling through the surface. */
function shafts(k: Kit): string {
  const rng = k.rng.fork('shafts')
  const from = k.w * (0.5 + k.side * 0.3)
  const fill = linear(k, [
    [0, k.p.glow, 0.34],
    [1, k.p.glow, 0],
  ])
  return bare(
    ...Array.from({ length: 4 + k.detail }, () => {
      const [a, w, reach] = [
        from + k.w * rng.range(-0.25, 0.25),
        k.w * rng.range(0.015, 0.07),
        k.h * rng.range(0.5, 0.95),
      ]
      const lean = -k.side * reach * rng.range(0.15, 0.5)
      return poly([a - w, -4, a + w, -4, a + lean + w * 2.6, reach, a + lean - w * 2, reach], fill)
    }),
  )
}

function weeds(k: Kit, floor: (x: number) => number, ink: string): string {
  const rng = k.rng.fork('weeds')
  return Array.from({ length: 8 + k.detail * 5 }, () => {
    const x = k.w * (rng.chance(0.5) ? rng.range(0, 0.38) : rng.range(0.62, 1))
    const [y, tall, sway] = [floor(x) + k.u * 0.03, k.u * rng.range(0.08, 0.32), k.u * 0.02]
    const third = tall / 3
    return stroke(
      `M${n(x)} ${n(y)}q${n(sway)} ${n(-third / 2)} 0 ${n(-third)}t0 ${n(-third)}t${n(sway * 0.6)} ${n(-third)}`,
      rng.chance(0.4) ? light(k, ink, 0.2) : ink,
      k.u * rng.range(0.006, 0.013),
    )
  }).join('')
}

function bubbles(k: Kit): string {
  const rng = k.rng.fork('bubbles')
  return Array.from({ length: 10 + k.detail * 7 }, () => {
    const r = k.u * (0.003 + 0.012 * rng.next() ** 2)
    const [x, y] = [k.w * rng.next(), k.h * rng.range(0.1, 0.9)]
    return (
      circle(
        x,
        y,
        r,
        k.p.paper,
        `fill-opacity="0.14" stroke="${k.p.paper}" stroke-opacity="0.6" stroke-width="${n(k.u * 0.0014)}"`,
      ) + circle(x + k.side * r * 0.35, y - r * 0.35, r * 0.2, k.p.paper)
    )
  }).join('')
}

/** Under the surface: light from above, rock and weed below, things that swim between. */
export function underwater(k: Kit): string {
  const rng = k.rng.fork('deep')
  const [top, deep] = [mix(k.p.mid, k.p.sky[1], k.night ? 0.15 : 0.55), mix(k.p.near, k.p.ink, 0.2)]
  const sea = bare(
    rect(
      0,
      0,
      k.w,
      k.h,
      linear(k, [
        [0, top],
        [0.5, mix(k.p.mid, deep, 0.15)],
        [1, deep],
      ]),
    ),
  )
  const back = hills(k, k.h * 0.74, k.u * 0.06, mix(k.p.mid, deep, 0.45), mix(k.p.mid, deep, 0.7), 'deepback')
  const floor = hills(
    k,
    k.h * 0.87,
    k.u * 0.035,
    mix(k.p.far, k.p.near, 0.5),
    dark(k, k.p.near, 0.2),
    'deepfloor',
  )
  const grown = k.brief.without.has('coral')
    ? ''
    : [0.08, 0.2, 0.83, 0.95]
        .slice(0, 2 + Math.min(2, k.detail))
        .map((at, i) => {
          const x = k.w * (at + rng.range(-0.04, 0.04))
          const colours = i % 2 ? [mix(k.p.second, k.p.accent, 0.4)] : []
          return place(
            k,
            { name: 'coral', colours, count: 1, size: 'usual' },
            {
              x,
              y: floor.at(x) + k.u * 0.03,
              size: k.u * rng.range(0.14, 0.26),
              label: `c${i}`,
              shadow: false,
            },
          )
        })
        .join('')
  const things = k.brief.things.filter(({ name }) => castOf(name) && name !== 'coral').slice(0, 4)
  const hero = things[0]
  const cast = things.flatMap((thing, i) =>
    Array.from({ length: Math.min(7, thing.count) }, (_, j) => {
      const first = i === 0 && j === 0
      const swims = ['deep', 'air', 'water'].includes(castOf(thing.name)?.habitat ?? '')
      const size = heightIn(k, thing, hero ?? thing, k.u * 0.5) * (j ? rng.range(0.35, 0.65) : 1)
      const x = k.w * (first ? 0.5 - k.side * rng.range(0, 0.12) : rng.range(0.1, 0.9))
      const y = swims
        ? k.h * (first ? rng.range(0.56, 0.66) : rng.range(0.25, 0.78))
        : floor.at(x) + k.u * 0.04
      return {
        first,
        svg: place(k, thing, { x, y, size, flip: rng.chance(0.5), label: `${j}`, shadow: !swims }),
      }
    }),
  )
  const swimmers = [...cast.filter(({ first }) => !first), ...cast.filter(({ first }) => first)]
    .map(({ svg }) => svg)
    .join('')
  const letters = bigLetters(k, { x: k.w * 0.1, y: k.h * 0.07, width: k.w * 0.8, height: k.h * 0.22 }, top)
  const surface = path(
    `M0 0H${n(k.w)}V${n(k.h * 0.02)}${Array.from({ length: 8 }, (_, i) => `q${n(-k.w / 32)} ${n(k.h * (i % 2 ? 0.012 : -0.012))} ${n(-k.w / 16)} 0t${n(-k.w / 16)} 0`).join('')}Z`,
    fading(k, light(k, top, 0.6), light(k, top, 0.2)),
    'fill-opacity="0.5" stroke="none"',
  )
  return (
    sea +
    surface +
    shafts(k) +
    letters +
    back.svg +
    weeds(k, (x) => back.at(x), mix(k.p.near, k.p.mid, 0.3)) +
    grown +
    swimmers +
    weeds({ ...k, detail: 0, rng: k.rng.fork('front') }, (x) => floor.at(x), dark(k, k.p.near, 0.3)) +
    floor.svg +
    bubbles(k)
  )
}
