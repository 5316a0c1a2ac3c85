import { mix } from '../colour'
import { bare, dark, fading, inside, type Kit, light } from '../kit'
import type { Random } from '../random'
import { blob, circle, n, type Point, path, poly, rect, stroke } from '../svg'
import { bigLetters } from './letters'

const inksOf = (k: Kit) => [k.p.accent, k.p.second, k.p.near, k.p.mid, k.p.far, k.p.sun, k.p.paper]

/** One square of the quilt: a quarter, a half, rings, stripes, a leaf or a plain field. */
function patchwork(k: Kit, rng: Random, x: number, y: number, s: number): string {
  const [ground, ink, third] = rng.shuffle(inksOf(k)) as [string, string, string]
  const corner = rng.int(0, 3)
  const [cx, cy] = [x + (corner % 2) * s, y + (corner > 1 ? s : 0)]
  const cell = `M${n(x)} ${n(y)}h${n(s)}v${n(s)}h${n(-s)}Z`
  const kinds = [
    () => circle(cx, cy, s, ink),
    () => circle(cx, cy, s, ink) + circle(cx, cy, s * 0.62, third) + circle(cx, cy, s * 0.3, ground),
    () => circle(x + s / 2, y + s / 2, s * 0.5, ink) + circle(x + s / 2, y + s / 2, s * 0.2, third),
    () => Array.from({ length: 4 }, (_, i) => rect(x, y + (i * s) / 4, s, s / 8, ink)).join(''),
    () =>
      path(
        `M${n(x)} ${n(y)}Q${n(x + s)} ${n(y)} ${n(x + s)} ${n(y + s)}Q${n(x)} ${n(y + s)} ${n(x)} ${n(y)}Z`,
        ink,
      ),
    () =>
      poly(corner % 2 ? [x, y, x + s, y, x, y + s] : [x + s, y, x + s, y + s, x, y + s], ink) +
      circle(x + s / 2, y + s / 2, s * 0.18, third),
    () =>
      path(`M${n(x)} ${n(y + s / 2)}a${n(s / 2)} ${n(s / 2)} 0 0 1 ${n(s)} 0Z`, ink) +
      path(`M${n(x)} ${n(y + s)}a${n(s / 2)} ${n(s / 2)} 0 0 1 ${n(s)} 0Z`, third),
    () => '',
  ]
  return rect(x - 0.5, y - 0.5, s + 1, s + 1, ground) + inside(k, cell, rng.pick(kinds)())
}

function quilt(k: Kit): string {
  const rng = k.rng.fork('quilt')
  const across = Math.max(2, Math.round((k.w / k.u) * rng.int(3, 3 + Math.min(2, k.detail))))
  const s = k.w / across
  let out = ''
  for (let y = (k.h % s) / 2 - s; y < k.h; y += s)
    for (let i = 0; i < across; i++) out += patchwork(k, rng, i * s, y, s)
  const big = s * 1.0
  const [bx, by] = [
    s * rng.int(1, Math.max(1, across - 1)),
    (k.h % s) / 2 + s * rng.int(1, Math.max(1, Math.floor(k.h / s) - 1)),
  ]
  return (
    out +
    circle(bx, by, big, k.p.accent) +
    path(`M${n(bx - big)} ${n(by)}a${n(big)} ${n(big)} 0 0 0 ${n(big * 2)} 0Z`, dark(k, k.p.accent, 0.35))
  )
}

/** A few floating figures held in balance: disc, bar, arc, triangle. */
function suprematist(k: Kit): string {
  const rng = k.rng.fork('supreme')
  const tilt = rng.range(-38, -18) * rng.sign()
  const paper = k.night ? k.p.sky[1] : k.p.paper
  const inks = rng.shuffle([k.p.accent, k.p.second, k.p.near, k.p.ink])
  const [cx, cy] = [k.w / 2, k.h / 2]
  const bars = Array.from({ length: 5 + k.detail * 2 }, (_, i) => {
    const [w, h] = [k.u * rng.range(0.1, 0.75), k.u * rng.range(0.008, 0.09)]
    return rect(
      cx + rng.range(-0.4, 0.3) * k.w - w / 2,
      cy + rng.range(-0.4, 0.4) * k.h,
      w,
      h,
      inks[i % 4] as string,
    )
  })
  const r = k.u * rng.range(0.2, 0.28)
  const [dx, dy] = [cx + k.side * k.w * 0.14, cy - k.h * 0.1]
  const rays = Array.from({ length: 3 }, (_, i) =>
    circle(dx, dy, r * (1.3 + i * 0.22), 'none', `stroke="${k.p.ink}" stroke-width="${n(k.u * 0.0022)}"`),
  )
  const arc = stroke(
    `M${n(cx - k.side * k.w * 0.34)} ${n(cy + k.h * 0.3)}a${n(r)} ${n(r)} 0 0 1 ${n(r * 1.6)} ${n(-r * 0.3)}`,
    k.p.ink,
    k.u * 0.045,
    'stroke-linecap="butt"',
  )
  return (
    rect(0, 0, k.w, k.h, fading(k, light(k, paper, 0.2), paper)) +
    rays.join('') +
    `<g transform="rotate(${n(tilt)} ${n(cx)} ${n(cy)})">${bars.join('')}</g>` +
    circle(dx, dy, r, k.p.accent) +
    path(`M${n(dx)} ${n(dy - r)}a${n(r)} ${n(r)} 0 0 1 0 ${n(r * 2)}Z`, dark(k, k.p.accent, 0.25)) +
    arc +
    poly(
      [
        cx - k.side * k.w * 0.1,
        cy + k.h * 0.36,
        cx - k.side * k.w * 0.1 + r,
        cy + k.h * 0.36,
        cx - k.side * k.w * 0.1 + r * 0.5,
        cy + k.h * 0.36 - r * 0.9,
      ],
      k.p.second,
    )
  )
}

/** Great soft forms overlapping under a sun, with stems rising through them. */
function organic(k: Kit): string {
  const rng = k.rng.fork('organic')
  const [top, , low] = k.p.sky
  const sun = circle(
    k.w * (0.5 + k.side * rng.range(0.05, 0.25)),
    k.h * rng.range(0.22, 0.36),
    k.u * rng.range(0.12, 0.2),
    k.p.sun,
  )
  const inks = [k.p.far, k.p.mid, k.p.near, k.p.accent, k.p.second]
  const amount = 5 + k.detail
  const forms = Array.from({ length: amount }, (_, i) => {
    const t = i / (amount - 1)
    const [x, y, r] = [k.w * rng.range(0.02, 0.98), k.h * (0.56 + 0.4 * t), k.u * rng.range(0.2, 0.36)]
    const points: Point[] = Array.from({ length: 7 }, (_unused, j) => [
      x + Math.cos((j / 7) * 6.283) * r * rng.range(0.84, 1.16),
      y + Math.sin((j / 7) * 6.283) * r * rng.range(0.8, 1.1),
    ])
    const ink = inks[(i + (t > 0.5 ? 1 : 0)) % inks.length] as string
    const d = blob(points)
    const veins = Array.from({ length: k.detail }, (_unused, j) =>
      stroke(
        `M${n(x - r)} ${n(y + r * (0.2 * j - 0.2))}Q${n(x)} ${n(y - r * 0.5 + r * 0.24 * j)} ${n(x + r)} ${n(y + r * (0.3 * j - 0.3))}`,
        light(k, ink, 0.25),
        k.u * 0.003,
      ),
    )
    const stem = stroke(
      `M${n(x)} ${n(y + r * 0.3)}q${n(r * 0.2)} ${n(-r * 1.1)} ${n(r * rng.range(0.6, 1.1))} ${n(-r * rng.range(1.2, 1.6))}`,
      k.p.ink,
      k.u * 0.006,
    )
    return (
      path(d, k.flat ? ink : fading(k, light(k, ink, 0.12), dark(k, ink, 0.14)), 'fill-opacity="0.94"') +
      inside(
        k,
        d,
        ...veins,
        circle(x - k.side * r * 0.5, y + r * 0.5, r * 0.9, k.p.ink, 'fill-opacity="0.1"'),
      ) +
      (i % 2 ? stem : '')
    )
  })
  return rect(0, 0, k.w, k.h, fading(k, top, low)) + sun + forms.join('')
}

/** Arches within arches, like hills or rainbows, stepping back to a disc. */
function arches(k: Kit): string {
  const rng = k.rng.fork('arches')
  const inks = [k.p.near, k.p.mid, k.p.accent, k.p.second, k.p.far, k.p.sun, k.p.paper]
  const groups = [
    [0.26, 0.5],
    [0.74, 0.44],
    [0.5, 0.3],
  ].map(([at = 0.5, size = 0.4], g) => {
    const [x, y, r] = [
      k.w * (at + rng.range(-0.06, 0.06)),
      k.h * (g === 2 ? 1.02 : rng.range(0.72, 0.84)),
      k.u * size * rng.range(0.9, 1.2),
    ]
    const turn = rng.int(0, inks.length - 1)
    const rings = [1, 0.82, 0.64, 0.46, 0.28]
      .slice(0, 3 + Math.min(2, k.detail))
      .map((by, i) =>
        path(
          `M${n(x - r * by)} ${n(k.h + 9)}V${n(y)}a${n(r * by)} ${n(r * by)} 0 0 1 ${n(r * by * 2)} 0V${n(k.h + 9)}Z`,
          inks[(turn + i * 2) % inks.length] as string,
        ),
      )
    return rings.join('')
  })
  return (
    rect(0, 0, k.w, k.h, fading(k, k.p.sky[0], k.p.sky[2])) +
    circle(k.w * (0.5 + k.side * 0.22), k.h * 0.26, k.u * 0.15, mix(k.p.sun, k.p.accent, 0.1)) +
    groups.join('')
  )
}

/** Pictures of nothing in particular. */
export function abstract(k: Kit): string {
  const rng = k.rng.fork('abstract')
  const kinds = k.brief.style === 'bauhaus' ? [quilt, suprematist, arches] : [organic, organic, arches, quilt]
  const drawn = rng.pick(kinds)(k)
  const letters = bigLetters(k, { x: k.w * 0.1, y: k.h * 0.34, width: k.w * 0.8, height: k.h * 0.3 }, k.p.ink)
  const plate = letters ? bare(rect(k.w * 0.06, k.h * 0.3, k.w * 0.88, k.h * 0.38, k.p.ink)) : ''
  return drawn + plate + letters
}
