import { mix } from '../colour'
import { bare, inside, type Kit, light, linear, radial } from '../kit'
import { circle, ellipse, fade, group, n, type Point, path, rect, smooth, stroke } from '../svg'

const disc = (x: number, y: number, r: number) =>
  `M${n(x - r)} ${n(y)}A${n(r)} ${n(r)} 0 1 1 ${n(x + r)} ${n(y)}A${n(r)} ${n(r)} 0 1 1 ${n(x - r)} ${n(y)}Z`

function halo(k: Kit, x: number, y: number, r: number, colour: string): string {
  if (k.flat) {
    const rings = [2.9, 2.1, 1.5].slice(0, k.detail + 1)
    return bare(...rings.map((by) => fade(0.13, circle(x, y, r * by, colour))))
  }
  const glow = radial(k, [
    [0, colour, 0.75],
    [0.3, colour, 0.4],
    [1, colour, 0],
  ])
  return bare(circle(x, y, r * 3.6, glow))
}

export function sun(k: Kit, x: number, y: number, r: number, colour = k.p.sun): string {
  const body = k.flat
    ? colour
    : linear(k, [
        [0, colour],
        [1, light(k, mix(colour, k.p.sky[2], 0.18), 0.1)],
      ])
  return halo(k, x, y, r, k.outline ? k.p.paper : light(k, colour, 0.3)) + circle(x, y, r, body)
}

export function moon(k: Kit, x: number, y: number, r: number, crescent: boolean, colour = k.p.sun): string {
  const around = halo(k, x, y, r, mix(colour, k.p.sky[1], 0.35))
  if (crescent) {
    const d = `M${n(x)} ${n(y - r)}A${n(r)} ${n(r)} 0 1 ${k.side < 0 ? 0 : 1} ${n(x)} ${n(y + r)}A${n(r * 1.25)} ${n(r * 1.25)} 0 0 ${k.side < 0 ? 1 : 0} ${n(x)} ${n(y - r)}Z`
    return around + path(d, colour)
  }
  const sea = mix(colour, k.p.sky[1], 0.2)
  const craters = [
    [-0.35, -0.25, 0.24],
    [0.3, -0.42, 0.14],
    [0.22, 0.25, 0.3],
    [-0.42, 0.36, 0.13],
    [0.58, -0.05, 0.1],
  ]
  const marks = craters.map(([cx = 0, cy = 0, cr = 0]) => circle(x + cx * r, y + cy * r, cr * r, sea))
  return around + circle(x, y, r, colour) + inside(k, disc(x, y, r), ...(k.detail > 0 ? marks : []))
}

/** Stars above `horizon`, thinning towards it, a few of them with four points. */
export function stars(k: Kit, horizon: number, colour = k.p.paper): string {
  const rng = k.rng.fork('stars')
  const amount = [26, 50, 80, 120][k.detail] ?? 80
  let out = ''
  for (let i = 0; i < amount; i++) {
    const y = rng.next() ** 1.6 * horizon
    const x = rng.next() * k.w
    const r = k.u * (0.0008 + 0.0019 * rng.next() ** 3)
    const bright = 0.35 + 0.65 * rng.next()
    if (i % 17 === 0) out += fade(bright, twinkle(x, y, r * 5, colour))
    else out += circle(x, y, r + k.u * 0.0005, colour, `opacity="${n(bright * (1 - (y / horizon) * 0.7))}"`)
  }
  return bare(out)
}

const twinkle = (x: number, y: number, r: number, colour: string) =>
  path(
    `M${n(x)} ${n(y - r)}Q${n(x)} ${n(y)} ${n(x + r)} ${n(y)}Q${n(x)} ${n(y)} ${n(x)} ${n(y + r)}Q${n(x)} ${n(y)} ${n(x - r)} ${n(y)}Q${n(x)} ${n(y)} ${n(x)} ${n(y - r)}Z`,
    colour,
  )

/** A ringed planet, banded, lit from the kit's side. */
export function planet(k: Kit, x: number, y: number, r: number, colour: string, ringed: boolean): string {
  const rng = k.rng.fork(`planet${n(x)}`)
  const d = disc(x, y, r)
  const tilt = rng.range(-24, 24)
  const bands = [-0.72, -0.4, -0.1, 0.22, 0.5, 0.76].map((at, i) =>
    rect(
      x - r,
      y + at * r,
      r * 2,
      r * rng.range(0.08, 0.24),
      i % 2 ? light(k, colour, 0.3) : mix(colour, k.p.ink, 0.16),
    ),
  )
  const shade = circle(
    x - k.side * r * 0.42,
    y + r * 0.16,
    r * 1.08,
    k.p.ink,
    'opacity="0.42" fill-rule="evenodd"',
  )
  const night = inside(
    k,
    d,
    `<g opacity="0.36">${path(`${disc(x, y, r * 1.1)}${disc(x + k.side * r * 0.34, y - r * 0.14, r * 1.02)}`, k.p.ink, 'fill-rule="evenodd"')}</g>`,
  )
  const body =
    circle(x, y, r, colour) + group(`rotate(${n(tilt)} ${n(x)} ${n(y)})`, inside(k, d, ...bands)) + night
  if (!ringed) return body + (k.detail > 9 ? shade : '')
  const ring = (sweep: 0 | 1) =>
    [1.9, 1.62]
      .map((by, i) =>
        stroke(
          `M${n(x - r * by)} ${n(y)}A${n(r * by)} ${n(r * 0.34 * (by / 1.9))} 0 0 ${sweep} ${n(x + r * by)} ${n(y)}`,
          i ? light(k, colour, 0.5) : k.p.paper,
          r * (i ? 0.07 : 0.12),
          'stroke-linecap="butt"',
        ),
      )
      .join('')
  return (
    group(`rotate(${n(tilt)} ${n(x)} ${n(y)})`, ring(1)) +
    body +
    group(`rotate(${n(tilt)} ${n(x)} ${n(y)})`, ring(0))
  )
}

export function rainbow(k: Kit, x: number, y: number, r: number): string {
  const inks = [k.p.accent, k.p.second, k.p.glow, k.p.far, k.p.mid]
  return fade(
    0.55,
    ...inks.map((ink, i) =>
      stroke(
        `M${n(x - r + i * r * 0.045)} ${n(y)}A${n(r - i * r * 0.045)} ${n(r - i * r * 0.045)} 0 0 1 ${n(x + r - i * r * 0.045)} ${n(y)}`,
        ink,
        r * 0.046,
        'stroke-linecap="butt"',
      ),
    ),
  )
}

export function aurora(k: Kit, horizon: number): string {
  const rng = k.rng.fork('aurora')
  let out = ''
  for (let i = 0; i < 3; i++) {
    const top = horizon * rng.range(0.05, 0.3)
    const points: Point[] = [0, 1, 2, 3, 4, 5].map((s) => [(k.w * s) / 5, top + horizon * rng.range(0, 0.35)])
    const deep = horizon * rng.range(0.22, 0.4)
    const under = [...points]
      .reverse()
      .map(([x, y]) => `L${n(x)} ${n(y + deep)}`)
      .join('')
    const veil = linear(k, [
      [0, i % 2 ? k.p.accent : k.p.second, 0],
      [0.45, i % 2 ? k.p.accent : k.p.second, 0.5],
      [1, k.p.second, 0],
    ])
    out += path(`${smooth(points)}${under}Z`, veil)
  }
  return bare(out)
}

/** A whole sky: gradient, or flat bands in a flat look. */
export function sky(k: Kit, horizon: number): string {
  const [top, middle, low] = k.p.sky
  const ground = linear(k, [
    [0, top],
    [0.55, middle],
    [1, low],
  ])
  const whole = bare(
    rect(0, 0, k.w, Math.max(horizon, 1), ground),
    rect(0, horizon - 1, k.w, k.h - horizon + 1, low),
  )
  if (!k.flat || k.detail === 0) return whole
  const bands = [0.28, 0.52, 0.74, 0.9].map((at, i) =>
    ellipse(k.w / 2, horizon * (at + 0.9), k.w * 1.1, horizon * 0.9, mix(middle, low, (i + 1) / 4)),
  )
  return bare(rect(0, 0, k.w, k.h, mix(top, middle, 0.35)), ...bands)
}
