import { mix } from '../colour'
import { bare, dark, fading, type Kit, light } from '../kit'
import type { Random } from '../random'
import { circle, n, path, poly, rect, stroke } from '../svg'
import { layer } from './relief'

type Block = { x: number; w: number; h: number }

function panes(k: Kit, rng: Random, { x, w, h }: Block, base: number, wall: string, depth: number): string {
  const lit = k.night ? 0.5 : k.p.times.includes('dusk') ? 0.4 : 0.16
  const glow = mix(k.p.glow, wall, k.night ? 0.05 : 0.1 + (1 - depth) * 0.3)
  const dim = k.night ? mix(wall, k.p.glow, 0.1) : dark(k, wall, 0.24)
  const kind = rng.int(0, 3)
  const unit = k.u * (0.0075 + 0.008 * depth)
  const cols = Math.max(2, Math.floor(w / (unit * 2.1)))
  const rows = Math.max(2, Math.floor(h / (unit * 2.7)))
  const step = w / (cols + 0.45)
  let out = ''
  for (let r = 0; r < rows; r++) {
    const y = base - h + unit * 1.3 + r * unit * 2.7
    if (kind === 1) {
      out += rect(x + step * 0.4, y, w - step * 0.8, unit * 1.1, rng.chance(lit) ? glow : dim)
      continue
    }
    for (let c = 0; c < cols; c++) {
      const on = rng.chance(lit)
      if (!on && kind === 3) continue
      out += rect(
        x + step * (0.42 + c),
        y,
        step * 0.52,
        kind === 2 ? unit * 2.1 : unit * 1.35,
        on ? glow : dim,
      )
    }
  }
  return out
}

function roof(k: Kit, rng: Random, { x, w, h }: Block, base: number, wall: string): string {
  const top = base - h
  const kind = rng.int(0, 7)
  if (kind === 0) return poly([x, top, x + w / 2, top - w * 0.7, x + w, top], dark(k, wall, 0.14))
  if (kind === 1)
    return (
      rect(x + w * 0.18, top - w * 0.3, w * 0.64, w * 0.31, wall) +
      rect(x + w * 0.34, top - w * 0.55, w * 0.32, w * 0.26, wall) +
      stroke(`M${n(x + w / 2)} ${n(top - w * 0.5)}v${n(-w * 0.6)}`, wall, Math.max(1, w * 0.03))
    )
  if (kind === 2) return poly([x, top + 1, x, top - w * 0.45, x + w, top + 1], wall)
  if (kind === 3)
    return (
      path(`M${n(x)} ${n(top + 1)}a${n(w / 2)} ${n(w / 2)} 0 0 1 ${n(w)} 0Z`, dark(k, wall, 0.1)) +
      stroke(`M${n(x + w / 2)} ${n(top - w * 0.5)}v${n(-w * 0.3)}`, wall, Math.max(1, w * 0.03))
    )
  if (kind === 4) return waterTank(k, x + w * 0.55, top, w * 0.34, dark(k, wall, 0.22))
  if (kind === 5)
    return stroke(
      `M${n(x + w * 0.3)} ${n(top)}v${n(-w * 0.5)}M${n(x + w * 0.4)} ${n(top)}v${n(-w * 0.32)}`,
      dark(k, wall, 0.2),
      Math.max(1, w * 0.02),
    )
  return rect(x - w * 0.03, top - w * 0.05, w * 1.06, w * 0.07, dark(k, wall, 0.2))
}

/** A cask on legs, as roofs of big cities carry. */
export function waterTank(k: Kit, x: number, y: number, w: number, ink: string): string {
  return (
    stroke(
      `M${n(x - w * 0.4)} ${n(y)}L${n(x - w * 0.34)} ${n(y - w * 0.6)}M${n(x + w * 0.4)} ${n(y)}L${n(x + w * 0.34)} ${n(y - w * 0.6)}M${n(x - w * 0.4)} ${n(y)}L${n(x + w * 0.34)} ${n(y - w * 0.55)}`,
      ink,
      Math.max(1, w * 0.06),
    ) +
    rect(x - w / 2, y - w * 1.4, w, w * 0.84, ink, w * 0.03) +
    poly([x - w * 0.56, y - w * 1.38, x, y - w * 1.8, x + w * 0.56, y - w * 1.38], dark(k, ink, 0.3)) +
    rect(
      k.side < 0 ? x : x - w / 2,
      y - w * 1.4,
      w / 2,
      w * 0.84,
      k.p.ink,
      0,
      'fill-opacity="0.22" stroke="none"',
    )
  )
}

/** One row of a city, standing on `base`; `depth` 0 is far and pale, 1 near and dark. */
export function skyline(
  k: Kit,
  base: number,
  height: number,
  colour: string,
  depth: number,
  label: string,
): string {
  const rng = k.rng.fork(`skyline${label}`)
  const centre = rng.range(0.25, 0.75)
  let out = ''
  for (let x = -k.u * 0.05; x < k.w + k.u * 0.02; ) {
    const w = k.u * rng.range(0.05, 0.11) * (0.6 + 0.75 * depth)
    const bulge = 0.45 + 0.55 * Math.max(0, 1 - Math.abs(x / k.w - centre) * 2)
    const h = height * bulge * rng.range(0.45, 1.05)
    const wall = mix(colour, rng.chance(0.5) ? k.p.far : k.p.near, rng.range(0, 0.16))
    const block = { x, w, h }
    const low = mix(wall, k.p.sky[2], 0.45 * (1 - depth * 0.7))
    const shade = rect(
      k.side < 0 ? x + w * 0.68 : x,
      base - h,
      w * 0.32,
      h,
      k.p.ink,
      0,
      `fill-opacity="${n(0.08 + depth * 0.1)}" stroke="none"`,
    )
    const windows = k.detail > 0 || depth > 0.5 ? bare(panes(k, rng, block, base, wall, depth)) : ''
    out += roof(k, rng, block, base, wall) + rect(x, base - h, w, h, fading(k, wall, low)) + shade + windows
    x += w * (rng.chance(0.16) ? rng.range(1.15, 1.6) : rng.range(0.94, 1.02))
  }
  return layer(k, out)
}

/** Two towers, cables and a deck across the whole sheet. */
export function bridge(k: Kit, deck: number, water: number, colour: string): string {
  const rng = k.rng.fork('bridge')
  const tall = k.u * rng.range(0.26, 0.34)
  const xs = [k.w * rng.range(0.2, 0.28), k.w * rng.range(0.72, 0.8)] as const
  const thick = k.u * 0.012
  const tower = (x: number) =>
    [-1, 1]
      .map((s) =>
        rect(
          x + s * thick * 1.5 - thick / 2,
          deck - tall,
          thick,
          water - deck + tall + k.h * 0.03,
          s === k.side ? light(k, colour, 0.12) : dark(k, colour, 0.18),
        ),
      )
      .join('') +
    [0.04, 0.36, 0.68]
      .map((at) => rect(x - thick * 2, deck - tall * (1 - at), thick * 4, thick * 0.9, colour))
      .join('')
  const top = deck - tall * 0.97
  const sag = deck - thick
  const [a, b] = xs
  const curve = `M${n(-k.w * 0.25)} ${n(sag)}Q${n(a * 0.5)} ${n(sag)} ${n(a)} ${n(top)}Q${n((a + b) / 2)} ${n(sag + (sag - top) * 0.92)} ${n(b)} ${n(top)}Q${n(k.w - (k.w - b) * 0.5)} ${n(sag)} ${n(k.w * 1.25)} ${n(sag)}`
  const hangers = Array.from({ length: 26 + k.detail * 8 }, (_, i) => {
    const x = a + ((b - a) * (i + 0.5)) / (26 + k.detail * 8)
    const t = (x - a) / (b - a)
    const y = (1 - t) ** 2 * top + 2 * t * (1 - t) * (sag + (sag - top) * 0.92) + t * t * top
    return `M${n(x)} ${n(y)}V${n(deck)}`
  }).join('')
  return (
    stroke(hangers, colour, k.u * 0.0016) +
    stroke(curve, colour, k.u * 0.006) +
    rect(-9, deck, k.w + 18, thick * 1.1, colour) +
    rect(-9, deck + thick * 1.1, k.w + 18, thick * 0.7, dark(k, colour, 0.4)) +
    xs.map(tower).join('') +
    xs.map((x) => circle(x, deck - tall - thick * 0.5, thick * 0.5, k.p.glow)).join('')
  )
}
