import { hueOf, mix } from '../colour'
import { bare, dark, inside, type Kit, light, linear } from '../kit'
import { ellipse, fade, group, n, type Point, path, rect, smooth, stroke } from '../svg'

/** The colour of water under this sky. */
export function waterInk(k: Kit): string {
  const own = mix(mix(k.p.mid, k.p.sky[1], 0.42), k.p.sky[0], 0.12)
  const { hue } = hueOf(k.p.mid)
  const earthen =
    hue > 35 && hue < 125 && !k.p.times.includes('dusk') && k.brief.inks === undefined && k.detail > 0
  return earthen ? mix(own, '#4d8a9b', 0.5) : own
}

/** Short flat strokes, longer and further apart towards the viewer. */
function ripples(k: Kit, top: number, bottom: number, colour: string, amount: number, label: string): string {
  const rng = k.rng.fork(`ripples${label}`)
  let out = ''
  for (let i = 0; i < amount; i++) {
    const t = rng.next() ** 1.5
    const y = top + (bottom - top) * (0.02 + 0.98 * t)
    const length = k.w * (0.015 + 0.11 * t * rng.next())
    const thick = k.u * (0.0014 + 0.0055 * t)
    out += rect(
      rng.range(-0.05, 1) * k.w,
      y,
      length,
      thick,
      colour,
      thick / 2,
      `fill-opacity="${n(rng.range(0.25, 0.7))}"`,
    )
  }
  return bare(out)
}

/** Sunlight broken on the water under `x`. */
function glitter(k: Kit, x: number, top: number, bottom: number, width: number, colour = k.p.glow): string {
  const rng = k.rng.fork('glitter')
  let out = ''
  const rows = 9 + k.detail * 7
  for (let i = 0; i < rows; i++) {
    const t = (i / rows) ** 1.35
    const y = top + (bottom - top) * t + k.u * 0.004
    const thick = k.u * (0.0022 + 0.008 * t)
    for (let j = 0; j < 2; j++) {
      const half = width * (0.5 + 0.75 * t) * rng.range(0.12, 0.62)
      out += ellipse(
        x + rng.range(-0.75, 0.75) * width * (0.35 + 0.65 * t),
        y,
        half,
        thick,
        colour,
        `fill-opacity="${n(0.92 - 0.45 * t)}"`,
      )
    }
  }
  return bare(out)
}

/** Open water from `horizon` to `bottom`, with what stands behind it mirrored in it. */
export function water(
  k: Kit,
  horizon: number,
  bottom: number,
  options: { mirrored?: string; sunX?: number } = {},
): string {
  const ink = waterInk(k)
  const depth = bottom - horizon
  const base = linear(k, [
    [0, mix(ink, k.p.sky[2], 0.6)],
    [0.4, ink],
    [1, dark(k, mix(ink, k.p.mid, 0.4), 0.22)],
  ])
  const d = `M0 ${n(horizon)}H${n(k.w)}V${n(bottom + 9)}H0Z`
  const image = options.mirrored
    ? inside(
        k,
        d,
        `<g transform="translate(0 ${n(horizon * 1.62)}) scale(1 -0.62)" opacity="0.42">${options.mirrored}</g>`,
      )
    : ''
  const shine =
    options.sunX === undefined ? '' : glitter(k, options.sunX, horizon, horizon + depth * 0.9, k.u * 0.1)
  const calm = [12, 18, 30, 44][k.detail] ?? 30
  return (
    path(d, base) +
    image +
    ripples(k, horizon, bottom, light(k, ink, 0.55), calm, 'light') +
    ripples(k, horizon, bottom, dark(k, ink, 0.25), Math.round(calm * 0.7), 'dark') +
    shine
  )
}

/** One rolling wave across the sheet, its crest scalloped, foam under it. */
export function wave(k: Kit, y: number, size: number, colour: string, label: string): string {
  const rng = k.rng.fork(`wave${label}`)
  const step = size * rng.range(3.2, 5)
  const shift = rng.range(0, step)
  let crest = `M${n(-step * 2 + shift)} ${n(y)}`
  let foam = ''
  for (let x = -step * 2 + shift; x < k.w + step; x += step) {
    crest += `q${n(step * 0.36)} ${n(-size * 0.1)} ${n(step * 0.56)} ${n(-size * 0.62)}q${n(step * 0.1)} ${n(size * 0.62)} ${n(step * 0.44)} ${n(size * 0.62)}`
    foam += stroke(
      `M${n(x + step * 0.1)} ${n(y + size * 0.1)}q${n(step * 0.3)} ${n(-size * 0.1)} ${n(step * 0.45)} ${n(-size * 0.5)}`,
      light(k, colour, 0.6),
      size * 0.07,
      'stroke-opacity="0.75"',
    )
  }
  return (
    path(
      `${crest}V${n(k.h + 9)}H${n(-step * 2)}Z`,
      k.flat
        ? colour
        : linear(k, [
            [0, colour],
            [1, dark(k, colour, 0.3)],
          ]),
    ) + (k.detail > 0 ? foam : '')
  )
}

/** A river or road winding from (`x`, `top`) to the bottom edge, widening as it comes. */
function winding(
  k: Kit,
  x: number,
  top: number,
  width: number,
  label: string,
): { d: string; centre: Point[]; half: number[] } {
  const rng = k.rng.fork(`winding${label}`)
  const sway = rng.sign() * k.w * rng.range(0.1, 0.22)
  const steps = 16
  const exit = k.w * rng.range(0.32, 0.68)
  const centre: Point[] = []
  const half: number[] = []
  for (let i = 0; i <= steps; i++) {
    const t = i / steps
    const y = top + (k.h - top + 20) * t ** 1.7
    centre.push([x + (exit - x) * t + Math.sin(t * 5.6) * sway * (0.25 + 0.75 * t) * (1 - t * 0.35), y])
    half.push(width * (0.02 + 0.98 * t ** 1.9) * 0.5)
  }
  const left = centre.map(([cx, cy], i): Point => [cx - (half[i] ?? 0), cy])
  const right = centre.map(([cx, cy], i): Point => [cx + (half[i] ?? 0), cy]).reverse()
  return { d: `${smooth(left)}L${smooth(right).slice(1)}Z`, centre, half }
}

export function river(k: Kit, x: number, top: number, width: number): string {
  const { d, centre, half } = winding(k, x, top, width, 'river')
  const ink = waterInk(k)
  const bank = centre.map(([cx, cy], i): Point => [cx - k.side * (half[i] ?? 0) * 0.2, cy])
  return (
    path(
      d,
      linear(k, [
        [0, k.p.sky[2]],
        [0.35, mix(ink, k.p.sky[1], 0.4)],
        [1, ink],
      ]),
      `stroke="${dark(k, k.p.near, 0.1)}" stroke-opacity="0.35" stroke-width="${n(k.u * 0.004)}"`,
    ) +
    inside(
      k,
      d,
      stroke(
        smooth(bank),
        light(k, ink, 0.6),
        k.u * 0.005,
        `stroke-dasharray="${n(k.u * 0.06)} ${n(k.u * 0.05)}"`,
      ),
    )
  )
}

export function road(k: Kit, x: number, top: number, width: number): string {
  const { d, centre, half } = winding(k, x, top, width, 'road')
  const ink = mix(k.p.near, k.p.sky[2], 0.25)
  const dashes = centre.slice(0, -1).map(([cx, cy], i) => {
    const [nx, ny] = centre[i + 1] as Point
    const w = (half[i] ?? 0) * 0.05
    const to = 0.5
    return path(
      `M${n(cx - w)} ${n(cy)}L${n(cx + (nx - cx) * to - w * 1.3)} ${n(cy + (ny - cy) * to)}L${n(cx + (nx - cx) * to + w * 1.3)} ${n(cy + (ny - cy) * to)}L${n(cx + w)} ${n(cy)}Z`,
      k.p.glow,
    )
  })
  return (
    path(
      d,
      linear(k, [
        [0, mix(ink, k.p.far, 0.4)],
        [1, ink],
      ]),
    ) + bare(...dashes)
  )
}

/** A fall from `top` to `bottom`, with its mist. */
export function waterfall(k: Kit, x: number, top: number, bottom: number, width: number): string {
  const rng = k.rng.fork('fall')
  const white = mix(k.p.paper, waterInk(k), 0.15)
  const d = `M${n(x - width * 0.42)} ${n(top)}Q${n(x)} ${n(top - width * 0.08)} ${n(x + width * 0.42)} ${n(top)}L${n(x + width * 0.55)} ${n(bottom)}H${n(x - width * 0.55)}Z`
  const threads = Array.from({ length: 8 + k.detail * 4 }, () => {
    const at = rng.range(-0.42, 0.42)
    const start = top + (bottom - top) * rng.range(0, 0.5)
    return stroke(
      `M${n(x + at * width)} ${n(start)}L${n(x + at * width * 1.25)} ${n(start + (bottom - top) * rng.range(0.2, 0.5))}`,
      rng.chance(0.5) ? k.p.paper : waterInk(k),
      width * rng.range(0.015, 0.05),
      'stroke-opacity="0.7"',
    )
  })
  const spray = Array.from({ length: 9 }, (_, i) =>
    ellipse(
      x + (i / 8 - 0.5) * width * 1.5,
      bottom + rng.range(-0.05, 0.05) * width,
      width * rng.range(0.14, 0.26),
      width * rng.range(0.08, 0.16),
      k.p.paper,
      'fill-opacity="0.5"',
    ),
  )
  return (
    path(
      d,
      linear(k, [
        [0, white],
        [1, k.p.paper],
      ]),
    ) +
    inside(k, d, ...threads) +
    bare(...spray)
  )
}

/** What a wet street shows: everything above `y`, upside down, broken by ripples. */
export function wetGround(k: Kit, y: number, above: string): string {
  const d = `M0 ${n(y)}H${n(k.w)}V${n(k.h)}H0Z`
  return (
    inside(k, d, fade(0.5, group(`translate(0 ${n(y * 2)}) scale(1 -1)`, above))) +
    ripples(k, y, k.h, k.p.glow, 18 + k.detail * 8, 'wet') +
    ripples(k, y, k.h, k.p.ink, 16 + k.detail * 6, 'wetdark')
  )
}
