import { mix } from '../colour'
import { dark, fading, inside, type Kit, light } from '../kit'
import type { Random } from '../random'
import { n, type Point, path, poly, silhouette, smooth, stroke } from '../svg'

/** A layer of land that throws a soft shadow on what lies behind it, when the look is cut paper. */
export function layer(k: Kit, drawing: string): string {
  if (!k.cut) return drawing
  const shadow = [3, 2, 1].map(
    (step) =>
      `<g transform="translate(${n(-k.side * step * k.u * 0.0036)} ${n(-step * k.u * 0.0062)})" opacity="0.17">${silhouette(drawing, k.p.ink)}</g>`,
  )
  return shadow.join('') + drawing
}

function slope(rng: Random, from: Point, to: Point, steps: number, rough: number): Point[] {
  const points: Point[] = []
  for (let i = 1; i < steps; i++) {
    const t = (i + rng.range(-0.25, 0.25)) / steps
    points.push([
      from[0] + (to[0] - from[0]) * t + rng.range(-rough, rough),
      from[1] + (to[1] - from[1]) * t + rng.range(-rough, rough) * 0.6,
    ])
  }
  return points
}

const line = (points: readonly Point[]) => points.map(([x, y]) => `${n(x)} ${n(y)}`).join('L')

/** One mountain: a lit face, a shaded face along a broken ridge, perhaps snow. */
function peak(
  k: Kit,
  rng: Random,
  x: number,
  foot: number,
  width: number,
  height: number,
  colour: string,
  mistInk: string,
  snow: boolean,
): string {
  const top: Point = [x, foot - height]
  const [left, right]: [Point, Point] = [
    [x - width / 2, foot],
    [x + width / 2, foot],
  ]
  const rough = width * 0.035
  const up = slope(rng, left, top, 6, rough)
  const down = slope(rng, top, right, 6, rough)
  const outline = `M${line([left, ...up, top, ...down, right])}Z`
  const shadeFoot: Point = [x + k.side * width * 0.1 * rng.range(-0.4, 1), foot]
  const spine = slope(rng, top, shadeFoot, 7, rough * 1.3)
  const shaded =
    k.side < 0
      ? [top, ...down, right, shadeFoot, ...spine.reverse()]
      : [top, ...[...up].reverse(), left, shadeFoot, ...spine.reverse()]
  const gully = slope(rng, top, [x - k.side * width * 0.26, foot], 5, rough * 0.8)
  const low = mix(colour, mistInk, 0.55)
  const face = fading(k, colour, low)
  const shade = fading(k, dark(k, colour, 0.3), low)
  const cap = snow ? snowcap(k, rng, top, width, height) : ''
  const ribs =
    k.detail > 1
      ? path(
          `M${line([top, ...gully, [x - k.side * width * 0.16, foot]])}Z`,
          dark(k, colour, 0.42),
          'fill-opacity="0.35"',
        )
      : ''
  return path(outline, face) + inside(k, outline, path(`M${line(shaded)}Z`, shade), ribs, cap)
}

function snowcap(k: Kit, rng: Random, [x, y]: Point, width: number, height: number): string {
  const white = mix(k.p.paper, k.p.sky[1], k.night ? 0.45 : 0.12)
  const depth = height * rng.range(0.22, 0.34)
  const half = (width / 2) * (depth / height) * 1.25
  const teeth: Point[] = []
  for (let i = 0; i <= 8; i++)
    teeth.push([
      x + half - (2 * half * i) / 8,
      y + depth * (i % 2 ? rng.range(0.95, 1.25) : rng.range(0.55, 0.8)),
    ])
  const whole = `M${line([[x, y - height * 0.05], [x + half * 1.2, y + depth], ...teeth, [x - half * 1.2, y + depth]])}Z`
  const shadow = poly(
    [
      x,
      y - height * 0.02,
      x - k.side * half * 1.3,
      y + depth * 1.2,
      x - k.side * half * 0.05,
      y + depth * 1.2,
      x - k.side * half * 0.22,
      y + depth * 0.6,
    ],
    mix(white, k.p.mid, 0.4),
  )
  return path(whole, white) + inside(k, whole, shadow)
}

/** A range of mountains standing on `foot`: one summit rules, the others lean on it. */
export function mountains(
  k: Kit,
  foot: number,
  height: number,
  colour: string,
  mistInk: string,
  snow: boolean,
  label: string,
): string {
  const rng = k.rng.fork(`range${label}`)
  const amount = Math.max(3, Math.round((k.w / height) * rng.range(0.7, 1.1)))
  const summit = rng.range(0.2, 0.8)
  const peaks = Array.from({ length: amount }, (_, i) => {
    const at = (i + 0.5 + rng.range(-0.35, 0.35)) / amount
    const shoulder = Math.max(0, 1 - Math.abs(at - summit) * 2.2)
    return { x: at * k.w * 1.16 - k.w * 0.08, tall: height * (0.3 + 0.34 * shoulder + rng.range(0, 0.2)) }
  })
  peaks.push({ x: summit * k.w, tall: height })
  peaks.sort((a, b) => b.tall - a.tall)
  const drawn = peaks.map(({ x, tall }) =>
    peak(k, rng, x, foot, tall * rng.range(1.8, 2.6), tall, colour, mistInk, snow && tall > height * 0.58),
  )
  return layer(k, drawn.join(''))
}

/** A rolling line of hills, with its height at any x for what stands on it. */
export function hills(
  k: Kit,
  crest: number,
  swing: number,
  colour: string,
  below: string,
  label: string,
  tilt = 0,
): { svg: string; at: (x: number) => number } {
  const rng = k.rng.fork(`hills${label}`)
  const waves = [1, 2.3, 4.1].map((f, i) => ({
    f: f * rng.range(0.8, 1.25) * (k.w / k.u) ** 0.5,
    p: rng.range(0, 6.3),
    a: [0.62, 0.28, 0.1][i] ?? 0,
  }))
  const at = (x: number) =>
    crest +
    tilt * (x / k.w - 0.5) -
    swing * waves.reduce((sum, { f, p, a }) => sum + a * Math.sin((x / k.w) * f * 3.1 + p), 0)
  const points: Point[] = Array.from({ length: 25 }, (_, i) => [
    (i / 24) * k.w * 1.04 - k.w * 0.02,
    at((i / 24) * k.w * 1.04 - k.w * 0.02),
  ])
  const d = `${smooth(points)}L${n(k.w * 1.02)} ${n(k.h + 9)}H${n(-k.w * 0.02)}Z`
  const edge = k.cut
    ? stroke(smooth(points), light(k, colour, 0.28), k.u * 0.003, 'stroke-opacity="0.8"')
    : ''
  return { svg: layer(k, path(d, fading(k, colour, below))) + edge, at }
}

/** Dunes: long crests with one face in shade. */
export function dunes(k: Kit, crest: number, swing: number, colour: string, label: string): string {
  const rng = k.rng.fork(`dunes${label}`)
  const [top, foot]: [Point, number] = [[k.w * rng.range(0.25, 0.75), crest - swing], k.h + 9]
  const left: Point[] = [
    [-k.w * 0.05, crest + swing * rng.range(0, 0.8)],
    [top[0] * 0.5, crest - swing * rng.range(0, 0.35)],
    top,
  ]
  const right: Point[] = [
    top,
    [top[0] + (k.w - top[0]) * 0.45, crest - swing * rng.range(-0.1, 0.3)],
    [k.w * 1.05, crest + swing * rng.range(0, 0.8)],
  ]
  const outline = `${smooth([...left, ...right.slice(1)])}V${n(foot)}H${n(-k.w * 0.05)}Z`
  const swell = k.w * rng.range(0.08, 0.2)
  const spine: Point[] = [
    top,
    [top[0] + k.side * swell * 0.7, crest + swing * 0.25],
    [top[0] - k.side * swell * 0.3, crest + swing * 1.1],
    [top[0] + k.side * swell * 1.2, crest + swing * 2.4],
    [top[0] + k.side * swell * 0.2, foot],
  ]
  const far = k.side < 0 ? k.w * 1.1 : -k.w * 0.1
  const shade = `${smooth(spine)}L${n(far)} ${n(foot)}L${n(far)} ${n(crest - swing * 2)}Z`
  const ripples = Array.from({ length: k.detail * 3 }, () => {
    const y = crest + swing * rng.range(0.4, 3)
    const x = rng.range(0, k.w)
    return `<path d="M${n(x)} ${n(y)}q${n(k.w * 0.06)} ${n(-k.u * 0.012)} ${n(k.w * 0.14)} 0" fill="none" stroke="${light(k, colour, 0.35)}" stroke-width="${n(k.u * 0.002)}" stroke-linecap="round"/>`
  })
  return layer(
    k,
    path(outline, fading(k, light(k, colour, 0.12), colour)) +
      inside(k, outline, path(shade, fading(k, dark(k, colour, 0.34), dark(k, colour, 0.16))), ...ripples),
  )
}

/** Flat-topped rock towers with strata. */
export function mesas(k: Kit, foot: number, height: number, colour: string, label: string): string {
  const rng = k.rng.fork(`mesa${label}`)
  let out = ''
  for (let i = 0; i < Math.max(2, Math.round(k.w / height / 1.4)); i++) {
    const tall = height * rng.range(0.45, 1)
    const half = tall * rng.range(0.3, 0.85)
    const x = rng.range(-0.05, 1.05) * k.w
    const body = [
      x - half * 1.5,
      foot,
      x - half * 1.15,
      foot - tall * 0.4,
      x - half * 0.95,
      foot - tall * 0.46,
      x - half * 0.9,
      foot - tall,
      x + half * 0.85,
      foot - tall * 0.98,
      x + half * 0.95,
      foot - tall * 0.5,
      x + half * 1.2,
      foot - tall * 0.42,
      x + half * 1.55,
      foot,
    ]
    const d = `M${body.map(n).join(' ')}Z`
    const strata = [0.2, 0.36, 0.62, 0.8].map((at) =>
      poly(
        [
          x - half * 2,
          foot - tall * at,
          x + half * 2,
          foot - tall * (at + 0.02),
          x + half * 2,
          foot - tall * (at - 0.03),
          x - half * 2,
          foot - tall * (at - 0.05),
        ],
        dark(k, colour, 0.18),
      ),
    )
    const side = poly(
      [
        x - k.side * half * 0.3,
        foot - tall * 1.1,
        x - k.side * half * 2,
        foot - tall * 1.1,
        x - k.side * half * 2,
        foot,
        x - k.side * half * 0.1,
        foot,
      ],
      dark(k, colour, 0.3),
      'fill-opacity="0.7"',
    )
    out += path(d, fading(k, colour, mix(colour, k.p.sky[2], 0.25))) + inside(k, d, ...strata, side)
  }
  return layer(k, out)
}
