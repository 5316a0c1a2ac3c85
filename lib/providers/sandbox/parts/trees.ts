import { mix } from '../colour'
import { dark, inside, type Kit, light, lit } from '../kit'
import type { Random } from '../random'
import { blob, circle, group, n, type Point, path, poly, rect, stroke } from '../svg'

/** Trees stand on (0, 0) and are about a hundred units tall. */
export type TreeKind = 'pine' | 'round' | 'cypress' | 'palm' | 'birch' | 'bare'

function pine(k: Kit, rng: Random, c: string): string {
  const tiers = k.detail > 1 ? 6 : 4
  const spread = rng.range(20, 30)
  let out = rect(-2.4, -14, 4.8, 14, dark(k, c, 0.6))
  for (let i = 0; i < tiers; i++) {
    const t = i / tiers
    const foot = -9 - t * 76
    const half = spread * (1 - t) ** 0.85 + 4
    const top = foot - 34 + t * 8
    const d = `M${n(-half)} ${n(foot)}Q${n(-half * 0.3)} ${n(foot - 9)} 0 ${n(top)}Q${n(half * 0.3)} ${n(foot - 9)} ${n(half)} ${n(foot)}Q${n(half * 0.5)} ${n(foot + 3)} ${n(half * 0.28)} ${n(foot + 1)}Q0 ${n(foot + 6)} ${n(-half * 0.28)} ${n(foot + 1)}Q${n(-half * 0.5)} ${n(foot + 3)} ${n(-half)} ${n(foot)}Z`
    const ink = mix(c, light(k, c, 0.3), t * 0.7)
    out += path(d, ink)
    if (k.detail > 0)
      out += inside(
        k,
        d,
        poly([0, top - 2, -k.side * 60, foot + 9, -k.side * 2, foot + 9], dark(k, ink, 0.3)),
      )
  }
  return out
}

function crown(rng: Random, cx: number, cy: number, rx: number, ry: number, lobes: number): string {
  const turn = rng.range(0, 6.28)
  const points: Point[] = Array.from({ length: lobes * 2 }, (_, i) => {
    const a = turn + (i / (lobes * 2)) * Math.PI * 2
    const r = i % 2 ? 0.86 : rng.range(1, 1.14)
    return [cx + Math.cos(a) * rx * r, cy + Math.sin(a) * ry * r]
  })
  return blob(points)
}

function round(k: Kit, rng: Random, c: string): string {
  const [rx, ry] = [rng.range(28, 38), rng.range(28, 36)]
  const d = crown(rng, 0, -100 + ry, rx, ry, 7)
  const wood = dark(k, mix(c, k.p.accent, 0.12), 0.62)
  const trunk =
    path('M-4.5 0Q-2 -24 -2.4 -46L2.4 -46Q2 -24 4.5 0Z', wood) +
    stroke(`M0 -34L${n(13)} -56M0 -40L-11 -58`, wood, 2.4)
  const dabs = Array.from({ length: k.detail * 4 }, () => {
    const [x, y] = [k.side * rng.range(-2, rx * 0.85), -100 + ry + rng.range(-0.8, 0.35) * ry]
    return stroke(`M${n(x - 3)} ${n(y)}q3 -3.4 6 0`, light(k, c, 0.4), 1.3)
  })
  const shade = [
    crown(rng, -k.side * rx * 0.55, -100 + ry * 1.5, rx * 0.95, ry * 0.85, 6),
    crown(rng, -k.side * rx * 0.9, -100 + ry * 1.9, rx * 0.8, ry * 0.6, 6),
  ]
  return (
    trunk +
    path(d, lit(k, c, 0.12)) +
    inside(
      k,
      d,
      path(shade[0] as string, dark(k, c, 0.2)),
      path(shade[1] as string, dark(k, c, 0.36)),
      ...dabs,
    )
  )
}

function cypress(k: Kit, rng: Random, c: string): string {
  const half = rng.range(9, 13)
  const d = `M0 -100C${n(half * 0.7)} -84 ${n(half)} -50 ${n(half)} -28C${n(half)} -12 ${n(half * 0.6)} -6 0 -5C${n(-half * 0.6)} -6 ${n(-half)} -12 ${n(-half)} -28C${n(-half)} -50 ${n(-half * 0.7)} -84 0 -100Z`
  const flames = Array.from({ length: 2 + k.detail * 2 }, (_, i) =>
    stroke(
      `M${n(rng.range(-half, half) * 0.6)} ${n(-16 - i * 10)}q${n(k.side * 3)} -9 ${n(k.side)} -16`,
      light(k, c, 0.3),
      1.1,
    ),
  )
  return (
    rect(-1.6, -8, 3.2, 8, dark(k, c, 0.6)) +
    path(d, c) +
    inside(
      k,
      d,
      path(
        `M0 -104C${n(-k.side * 2)} -60 ${n(-k.side * 1)} -30 ${n(-k.side * 3)} 0H${n(-k.side * 40)}V-104Z`,
        dark(k, c, 0.34),
      ),
      ...flames,
    )
  )
}

function frond(angle: number, length: number, c: string, shade: string): string {
  const droop = length * 0.42
  return group(
    `rotate(${n(angle)})`,
    path(
      `M0 0Q${n(length * 0.45)} ${n(-length * 0.36)} ${n(length)} ${n(droop * 0.5)}Q${n(length * 0.5)} ${n(-length * 0.06)} 0 0Z`,
      c,
    ),
    path(
      `M0 0Q${n(length * 0.5)} ${n(-length * 0.2)} ${n(length)} ${n(droop * 0.5)}Q${n(length * 0.5)} ${n(-length * 0.06)} 0 0Z`,
      shade,
    ),
  )
}

function palm(k: Kit, rng: Random, c: string): string {
  const bend = rng.range(8, 20) * rng.sign()
  const wood = dark(k, mix(c, k.p.accent, 0.3), 0.45)
  const trunk = path(
    `M-3.4 0Q${n(-3 + bend * 0.1)} -40 ${n(bend - 1.6)} -78L${n(bend + 1.6)} -78Q${n(3 + bend * 0.2)} -38 3.8 0Z`,
    lit(k, wood),
  )
  const rings = Array.from({ length: 3 * k.detail }, (_, i) => {
    const t = (i + 1) / (3 * k.detail + 1)
    return stroke(`M${n(bend * t * t - 3)} ${n(-78 * t)}q3 2 6 0`, dark(k, wood, 0.35), 0.8)
  })
  const fronds = [-172, -150, -118, -84, -52, -24, 4].map((a, i) => {
    const flip = a < -90
    const length = rng.range(32, 42)
    const turned = group(
      `translate(${n(bend)} -78)${flip ? ' scale(-1 1)' : ''}`,
      frond(
        flip ? -180 - a + rng.range(-7, 7) : a + rng.range(-7, 7),
        length,
        i % 2 ? c : light(k, c, 0.2),
        dark(k, c, 0.32),
      ),
    )
    return turned
  })
  return (
    trunk +
    rings.join('') +
    rng.shuffle(fronds).join('') +
    circle(bend - 2, -76, 2.6, wood) +
    circle(bend + 2.4, -75, 2.4, dark(k, wood, 0.3))
  )
}

function bareTree(k: Kit, rng: Random, c: string): string {
  const wood = dark(k, c, 0.5)
  const grow = (x: number, y: number, angle: number, length: number, thick: number, left: number): string => {
    const [ex, ey] = [x + Math.sin(angle) * length, y - Math.cos(angle) * length]
    const limb = stroke(
      `M${n(x)} ${n(y)}Q${n((x + ex) / 2 + rng.range(-2, 2))} ${n((y + ey) / 2)} ${n(ex)} ${n(ey)}`,
      wood,
      thick,
    )
    if (left === 0) return limb
    return (
      limb +
      [-1, 1]
        .map((s) =>
          grow(
            ex,
            ey,
            angle + s * rng.range(0.25, 0.6),
            length * rng.range(0.6, 0.8),
            thick * 0.62,
            left - 1,
          ),
        )
        .join('')
    )
  }
  return grow(0, 0, rng.range(-0.08, 0.08), 34, 4.6, 2 + Math.min(2, k.detail))
}

function birch(k: Kit, rng: Random, c: string): string {
  const bark = mix(k.p.paper, k.p.sky[1], 0.2)
  const marks = Array.from({ length: 4 + k.detail * 2 }, () =>
    rect(-2.4, -rng.range(6, 74), rng.range(1.6, 3.4), 1.1, k.p.ink),
  )
  const leaves = Array.from({ length: 14 + k.detail * 8 }, () => {
    const a = rng.range(0, 6.28)
    const r = rng.next() ** 0.5
    return circle(
      Math.cos(a) * 20 * r,
      -70 + Math.sin(a) * 28 * r,
      rng.range(2.6, 5.4),
      rng.pick([c, light(k, c, 0.3), dark(k, c, 0.2)]),
    )
  })
  return (
    path('M-2.6 0L-1.4 -88L1.4 -88L2.6 0Z', bark) +
    marks.join('') +
    stroke('M0 -44L10 -62M0 -54L-9 -70', bark, 1.6) +
    leaves.join('')
  )
}

const KINDS = { pine, round, cypress, palm, birch, bare: bareTree }

export const tree = (k: Kit, kind: TreeKind, c: string, label: string): string =>
  KINDS[kind](k, k.rng.fork(`${kind}${label}`), c)

/** Where a row of trees stands: pieces along the ground line, small variations in size. */
export function treeline(
  k: Kit,
  kind: TreeKind,
  at: (x: number) => number,
  size: number,
  colour: string,
  label: string,
  density = 1,
): string {
  const rng = k.rng.fork(`line${label}`)
  const gap = size * { pine: 0.3, round: 0.5, cypress: 0.28, palm: 0.7, birch: 0.36, bare: 0.5 }[kind]
  const quiet: Kit = { ...k, detail: Math.max(0, k.detail - 2) }
  let out = ''
  for (let x = -gap; x < k.w + gap; x += (gap * rng.range(0.6, 1.4)) / density) {
    const s = (size * rng.range(0.6, 1.1)) / 100
    const shown = tree(quiet, kind, mix(colour, k.p.glow, rng.range(0, 0.1)), `${label}${rng.int(0, 5)}`)
    out += group(`translate(${n(x)} ${n(at(x) + size * 0.04)}) scale(${n(s)})`, shown)
  }
  return out
}
