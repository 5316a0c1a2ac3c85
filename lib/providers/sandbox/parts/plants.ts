import { mix } from '../colour'
import { dark, type Kit, light } from '../kit'
import type { Random } from '../random'
import { circle, ellipse, group, n, path, stroke } from '../svg'

/** One blade of grass from its foot, as a tapering curve. */
const blade = (x: number, y: number, lean: number, tall: number, thick: number, colour: string) =>
  path(
    `M${n(x - thick)} ${n(y)}Q${n(x + lean * 0.2)} ${n(y - tall * 0.6)} ${n(x + lean)} ${n(y - tall)}Q${n(x + lean * 0.35 + thick)} ${n(y - tall * 0.55)} ${n(x + thick)} ${n(y)}Z`,
    colour,
  )

/** A flower head facing us; `kind` chooses its petals. */
export function bloom(
  k: Kit,
  rng: Random,
  x: number,
  y: number,
  r: number,
  colour: string,
  kind = rng.int(0, 3),
): string {
  const heart = mix(colour, k.p.glow, 0.75)
  const turn = rng.range(0, 60)
  if (kind === 0) {
    const petals = Array.from({ length: 7 }, (_, i) =>
      group(
        `translate(${n(x)} ${n(y)}) rotate(${n(turn + (i * 360) / 7)})`,
        ellipse(0, -r * 0.62, r * 0.27, r * 0.46, i % 2 ? colour : light(k, colour, 0.18)),
      ),
    )
    return petals.join('') + circle(x, y, r * 0.3, dark(k, heart, 0.25))
  }
  if (kind === 1) {
    const cup = `M${n(x - r * 0.62)} ${n(y - r * 0.7)}Q${n(x - r * 0.75)} ${n(y + r * 0.6)} ${n(x)} ${n(y + r * 0.75)}Q${n(x + r * 0.75)} ${n(y + r * 0.6)} ${n(x + r * 0.62)} ${n(y - r * 0.7)}L${n(x + r * 0.3)} ${n(y - r * 0.25)}L${n(x)} ${n(y - r * 0.95)}L${n(x - r * 0.3)} ${n(y - r * 0.25)}Z`
    return (
      path(cup, colour) +
      path(
        `M${n(x)} ${n(y - r * 0.95)}Q${n(x + k.side * r * 0.5)} ${n(y)} ${n(x)} ${n(y + r * 0.75)}Q${n(x - r * 0.4 * -k.side)} ${n(y)} ${n(x)} ${n(y - r * 0.95)}Z`,
        light(k, colour, 0.25),
      )
    )
  }
  if (kind === 2) {
    const folds = [1, 0.76, 0.52, 0.3].map((by, i) =>
      circle(
        x + rng.range(-0.08, 0.08) * r,
        y + rng.range(-0.08, 0.08) * r,
        r * by,
        i % 2 ? dark(k, colour, 0.16) : mix(colour, k.p.glow, i * 0.08),
      ),
    )
    return folds.join('')
  }
  const petals = [0, 90, 180, 270].map((a) =>
    group(
      `translate(${n(x)} ${n(y)}) rotate(${n(turn + a)})`,
      path(
        `M0 0C${n(-r * 0.8)} ${n(-r * 0.3)} ${n(-r * 0.5)} ${n(-r * 1.1)} 0 ${n(-r * 0.9)}C${n(r * 0.5)} ${n(-r * 1.1)} ${n(r * 0.8)} ${n(-r * 0.3)} 0 0Z`,
        a % 180 ? colour : light(k, colour, 0.15),
      ),
    ),
  )
  return petals.join('') + circle(x, y, r * 0.2, k.p.ink)
}

export const leaf = (
  x: number,
  y: number,
  angle: number,
  length: number,
  width: number,
  colour: string,
): string =>
  group(
    `translate(${n(x)} ${n(y)}) rotate(${n(angle)})`,
    path(
      `M0 0Q${n(-width)} ${n(-length * 0.5)} 0 ${n(-length)}Q${n(width)} ${n(-length * 0.5)} 0 0Z`,
      colour,
    ),
  )

/** A stem with leaves and its flower, standing at (x, y). */
export function stem(
  k: Kit,
  rng: Random,
  x: number,
  y: number,
  tall: number,
  colour: string,
  green: string,
  kind: number,
): string {
  const lean = rng.range(-0.18, 0.18) * tall
  const [tx, ty] = [x + lean, y - tall]
  const stalk = stroke(
    `M${n(x)} ${n(y)}Q${n(x + lean * 0.1)} ${n(y - tall * 0.6)} ${n(tx)} ${n(ty)}`,
    green,
    tall * 0.022,
  )
  const leaves = [0.3, 0.48].map((at, i) =>
    leaf(
      x + lean * at * 0.4,
      y - tall * at,
      (i ? 46 : -46) + rng.range(-12, 12),
      tall * 0.26,
      tall * 0.055,
      i ? light(k, green, 0.2) : green,
    ),
  )
  return stalk + leaves.join('') + bloom(k, rng, tx, ty, tall * rng.range(0.09, 0.14), colour, kind)
}

/** Flowers strewn over ground between two heights, small ones far away. */
export function meadow(
  k: Kit,
  top: number,
  bottom: number,
  inks: readonly string[],
  green: string,
  label: string,
): string {
  const rng = k.rng.fork(`meadow${label}`)
  const kind = rng.int(0, 3)
  const amount = [24, 40, 70, 110][k.detail] ?? 60
  const spots = Array.from({ length: amount }, () => rng.next() ** 0.8).sort((a, b) => a - b)
  return spots
    .map((t) => {
      const size = k.u * (0.018 + 0.11 * t ** 1.6)
      return stem(
        k,
        rng,
        rng.range(-0.02, 1.02) * k.w,
        top + (bottom - top) * t + size * 0.6,
        size,
        rng.pick(inks),
        mix(green, k.p.ink, 0.2 * rng.next()),
        kind,
      )
    })
    .join('')
}

/** Crop rows running to a point on the horizon. */
export function furrows(k: Kit, x: number, top: number, colour: string): string {
  let out = ''
  const rows = 9 + k.detail * 3
  for (let i = -rows; i <= rows; i++) {
    const [a, b] = [x + (i / rows) * k.w * 3.2, x + ((i + 0.46) / rows) * k.w * 3.2]
    out += path(
      `M${n(x + i * 2)} ${n(top)}L${n(a)} ${n(k.h + 9)}L${n(b)} ${n(k.h + 9)}L${n(x + i * 2 + 1.5)} ${n(top)}Z`,
      colour,
      'fill-opacity="0.55"',
    )
  }
  return `<g stroke="none">${out}</g>`
}

/** Dark grasses and leaves rising from the bottom corners: the nearest thing to the viewer. */
export function foreground(k: Kit, colour: string): string {
  const rng = k.rng.fork('foreground')
  const heavy = rng.sign()
  let out = ''
  for (let i = 0; i < 10 + k.detail * 8; i++) {
    const t = rng.next() ** 1.7
    const x = k.w / 2 + (rng.chance(0.75) ? heavy : -heavy) * (k.w / 2) * (1.02 - t * 0.75)
    const tall = k.u * rng.range(0.05, 0.2) * (1 - t * 0.6)
    if (rng.chance(0.62))
      out += blade(
        x,
        k.h + 4,
        rng.range(-0.35, 0.35) * tall,
        tall,
        k.u * 0.0035,
        rng.chance(0.3) ? mix(colour, k.p.near, 0.5) : colour,
      )
    else {
      const lean = rng.range(-0.3, 0.3) * tall
      out += stroke(
        `M${n(x)} ${n(k.h + 4)}Q${n(x)} ${n(k.h - tall * 0.5)} ${n(x + lean)} ${n(k.h - tall)}`,
        colour,
        k.u * 0.0025,
      )
      for (let j = 0; j < 6; j++)
        out += leaf(
          x + lean * (j / 7) ** 2,
          k.h - tall * (0.25 + 0.12 * j),
          j % 2 ? 52 : -52,
          tall * 0.2,
          tall * 0.045,
          colour,
        )
    }
  }
  return out
}
