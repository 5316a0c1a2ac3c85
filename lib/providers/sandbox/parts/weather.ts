import { mix } from '../colour'
import { bare, inside, type Kit, linear } from '../kit'
import { circle, fade, n, path, rect, stroke } from '../svg'

/** A flat-bottomed heap of rounds, highest off its middle. */
export function cloud(k: Kit, x: number, y: number, width: number, colour: string, belly: string): string {
  const rng = k.rng.fork(`cloud${n(x)}${n(y)}`)
  const crown = rng.range(-0.16, 0.16)
  const rounds = [-0.4, -0.22, 0, 0.2, 0.38].map((at, i) => {
    const r = width * (0.075 + 0.16 * Math.max(0, 1 - Math.abs(at - crown) * 2.2)) * rng.range(0.85, 1.12)
    return { cx: x + (at + rng.range(-0.03, 0.03)) * width, r, cy: y - r * (i % 2 ? 0.5 : 0.62) }
  })
  const heap = rounds
    .map(
      ({ cx, cy, r }) =>
        `M${n(cx - r)} ${n(cy)}a${n(r)} ${n(r)} 0 1 1 ${n(r * 2)} 0a${n(r)} ${n(r)} 0 1 1 ${n(-r * 2)} 0Z`,
    )
    .join('')
  const bar = width * 0.055
  const base = `M${n(x - width / 2)} ${n(y - bar)}h${n(width)}a${n(bar)} ${n(bar)} 0 0 1 0 ${n(bar * 2)}h${n(-width)}a${n(bar)} ${n(bar)} 0 0 1 0 ${n(-bar * 2)}Z`
  const room = `M${n(x - width)} ${n(y - width)}h${n(width * 2)}V${n(y + bar)}h${n(-width * 2)}Z`
  const shade = k.flat
    ? []
    : rounds.map(({ cx, cy, r }) =>
        circle(cx - k.side * r * 0.22, cy + r * 0.42, r * 0.94, belly, 'fill-opacity="0.4"'),
      )
  const wisp =
    k.detail > 1
      ? bare(
          rect(
            x - width * 0.62,
            y + bar * 1.9,
            width * 0.5,
            bar * 0.7,
            colour,
            bar * 0.35,
            'fill-opacity="0.6"',
          ),
        )
      : ''
  return (
    path(base, colour) + inside(k, room, path(heap, colour)) + inside(k, `${heap}${base}`, ...shade) + wisp
  )
}

/** Long thin clouds, stacked as they lie near a horizon. */
export function streaks(k: Kit, top: number, bottom: number, colour: string): string {
  const rng = k.rng.fork('streaks')
  let out = ''
  for (let i = 0; i < 4 + k.detail * 2; i++) {
    const y = rng.range(top, bottom)
    const length = k.w * rng.range(0.12, 0.5)
    const x = rng.range(-0.1, 0.95) * k.w
    const thick = k.u * rng.range(0.006, 0.02)
    out += rect(x, y, length, thick, colour, thick / 2, `opacity="${n(rng.range(0.3, 0.8))}"`)
    out += rect(
      x + length * rng.range(0.15, 0.4),
      y + thick * 0.9,
      length * rng.range(0.3, 0.7),
      thick * 0.8,
      colour,
      thick * 0.4,
      `opacity="${n(rng.range(0.25, 0.6))}"`,
    )
  }
  return bare(out)
}

export function clouds(k: Kit, horizon: number): string {
  const rng = k.rng.fork('clouds')
  const white = mix(k.p.sky[1], k.p.paper, k.night ? 0.16 : 0.75)
  const belly = mix(k.p.sky[2], white, k.night ? 0.5 : 0.35)
  const amount = rng.int(2, 3 + k.detail)
  let out = ''
  for (let i = 0; i < amount; i++) {
    const near = (i + 1) / amount
    const y = horizon * (0.72 - near * 0.55 + rng.range(-0.06, 0.06))
    out += fade(
      0.75 + 0.2 * near,
      cloud(k, rng.range(0.02, 0.98) * k.w, y, k.w * (0.1 + 0.22 * near * rng.range(0.7, 1.2)), white, belly),
    )
  }
  return out
}

/** Slanted rain over the whole sheet. */
export function rain(k: Kit): string {
  const rng = k.rng.fork('rain')
  const slant = rng.range(0.12, 0.24) * -k.side
  let out = ''
  for (let i = 0; i < 60 + k.detail * 60; i++) {
    const length = k.u * rng.range(0.03, 0.11)
    const [x, y] = [rng.range(-0.1, 1.1) * k.w, rng.range(-0.05, 1) * k.h]
    out += stroke(
      `M${n(x)} ${n(y)}l${n(length * slant)} ${n(length)}`,
      k.p.paper,
      k.u * rng.range(0.001, 0.0028),
      `opacity="${n(rng.range(0.12, 0.5))}"`,
    )
  }
  return out
}

export function snowfall(k: Kit): string {
  const rng = k.rng.fork('snowfall')
  let out = ''
  for (let i = 0; i < 70 + k.detail * 50; i++) {
    const near = rng.next() ** 3
    out += circle(
      rng.next() * k.w,
      rng.next() * k.h,
      k.u * (0.0018 + 0.007 * near),
      k.p.paper,
      `opacity="${n(0.55 + 0.4 * near)}"`,
    )
  }
  return bare(out)
}

/** A bank of mist whose densest line is at `y`. */
export function mist(k: Kit, y: number, depth: number, colour: string, opacity = 0.75): string {
  const veil = linear(k, [
    [0, colour, 0],
    [0.55, colour, opacity],
    [1, colour, 0],
  ])
  return bare(rect(0, y - depth / 2, k.w, depth, veil))
}

/** One bolt from the clouds to `ground`. */
export function lightning(k: Kit, x: number, ground: number): string {
  const rng = k.rng.fork('bolt')
  const left: string[] = []
  const right: string[] = []
  for (let i = 0; i <= 7; i++) {
    const [px, py] = [x + rng.range(-0.05, 0.05) * k.u, (ground * i) / 7]
    const half = k.u * 0.007 * (1 - i / 7.5)
    left.push(`${n(px - half)} ${n(py)}`)
    right.unshift(`${n(px + half)} ${n(py)}`)
  }
  return bare(path(`M${[...left, ...right].join('L')}Z`, k.p.glow))
}
