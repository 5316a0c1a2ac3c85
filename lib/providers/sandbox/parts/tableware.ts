import { mix } from '../colour'
import { dark, inside, type Kit, light, linear, lit, radial } from '../kit'
import { circle, ellipse, group, n, type Point, path, rect, smooth, stroke } from '../svg'
import { type Draw, type Drawing, drawing } from './drawing'
import { stem } from './plants'

/** A turned shape from its right-hand profile, with form shadow, rim light and a mouth. */
function turned(k: Kit, profile: readonly Point[], c: string, extra = '', mouth = 0.28): string {
  const left = [...profile].map(([x, y]): Point => [-x, y]).reverse()
  const [lip = 10, top = -100] = profile[0] ?? []
  const foot = profile.at(-1) ?? [10, 0]
  const d = `${smooth(profile)}Q0 ${n(foot[1] + 3)} ${n(-foot[0])} ${n(foot[1])}${smooth(left).replace('M', 'L')}Z`
  const shade = smooth(profile.map(([x, y]): Point => [-k.side * x * 0.3, y]))
  const far = -k.side * 120
  const dusk = path(`${shade}L${far} 10L${far} -140Z`, k.p.ink, 'fill-opacity="0.2"')
  const deep = path(
    `${smooth(profile.map(([x, y]): Point => [-k.side * x * 0.74, y]))}L${far} 10L${far} -140Z`,
    k.p.ink,
    'fill-opacity="0.18"',
  )
  const shine =
    k.detail > 0
      ? stroke(
          smooth(profile.slice(1, -1).map(([x, y]): Point => [k.side * x * 0.7, y])),
          light(k, c, 0.75),
          2.2,
          'stroke-opacity="0.55"',
        )
      : ''
  const rim =
    ellipse(0, top, lip, lip * mouth, dark(k, c, 0.5)) +
    stroke(
      `M${n(-lip)} ${n(top)}A${n(lip)} ${n(lip * mouth)} 0 0 0 ${n(lip)} ${n(top)}`,
      light(k, c, 0.5),
      1.4,
    )
  return path(d, k.flat ? c : lit(k, c, 0.14)) + inside(k, d, extra, dusk, deep, shine) + rim
}

const glaze = (k: Kit, other: string, y: number) =>
  path(
    `M-80 ${n(y)}q10 7 20 1t20 2t18 -2t22 3t20 -2t20 3t40 0V40H-80Z`,
    other,
    `fill-opacity="${k.outline ? 0.3 : 0.9}"`,
  )

const cup: Draw = (k, c, other, rng) => {
  const steam =
    k.detail > 0 && rng.chance(0.5)
      ? stroke(
          'M-12 -110q-8 -9 0 -18t0 -18M10 -112q-7 -8 0 -15t0 -15',
          k.p.paper,
          2.6,
          'stroke-opacity="0.5"',
        )
      : ''
  const handle =
    stroke('M44 -76C80 -82 80 -30 38 -34', dark(k, c, 0.12), 9, 'stroke-linecap="butt"') +
    stroke('M44 -78C84 -84 84 -28 38 -32', light(k, c, 0.4), 1.5, 'stroke-opacity="0.6"')
  return (
    steam +
    handle +
    turned(
      k,
      [
        [48, -96],
        [49, -70],
        [46, -34],
        [36, -8],
        [30, 0],
      ],
      c,
      glaze(k, other, rng.range(-52, -34)),
      0.26,
    )
  )
}

const teapot: Draw = (k, c, other) =>
  stroke('M-46 -66C-92 -78 -88 -16 -40 -20', dark(k, c, 0.15), 8) +
  path('M44 -34C66 -38 64 -66 82 -78L90 -72C78 -58 76 -22 42 -14Z', lit(k, c)) +
  turned(
    k,
    [
      [28, -80],
      [52, -62],
      [60, -38],
      [48, -10],
      [34, 0],
    ],
    c,
    rect(-80, -46, 160, 9, other),
    0.16,
  ) +
  path('M-28 -80Q0 -96 28 -80Q0 -73 -28 -80Z', light(k, c, 0.12)) +
  circle(0, -93, 6, other)

const VASES: readonly (readonly Point[])[] = [
  [
    [12, -98],
    [11, -84],
    [30, -62],
    [35, -36],
    [24, -8],
    [18, 0],
  ],
  [
    [16, -98],
    [13, -88],
    [15, -64],
    [34, -40],
    [32, -12],
    [20, 0],
  ],
  [
    [24, -98],
    [20, -80],
    [24, -40],
    [18, -6],
    [17, 0],
  ],
  [
    [9, -98],
    [8, -60],
    [12, -48],
    [34, -30],
    [34, -8],
    [24, 0],
  ],
]

const vase: Draw = (k, c, other, rng) =>
  turned(
    k,
    rng.pick(VASES),
    c,
    rng.chance(0.5)
      ? glaze(k, other, rng.range(-50, -20))
      : rect(-60, -44, 120, 7, other) + rect(-60, -32, 120, 2.4, other),
  )

const flower: Draw = (k, petals, pot, rng) => {
  const green = mix(k.p.near, k.p.second, 0.25)
  const kind = rng.int(0, 3)
  const amount = 5 + k.detail
  const stems = Array.from({ length: amount }, (_, i) => {
    const a = -42 + (84 * i) / (amount - 1)
    const ink = [petals, light(k, petals, 0.35), mix(petals, k.p.second, 0.5)][i % 3] as string
    return group(
      `translate(0 -34) rotate(${n(a + rng.range(-6, 6))})`,
      stem({ ...k, detail: 1 }, rng, 0, 0, rng.range(48, 66), ink, green, kind),
    )
  })
  return rng.shuffle(stems).join('') + group('scale(0.46)', vase(k, pot, mix(pot, petals, 0.4), rng))
}

const bottle: Draw = (k, c, label, rng) => {
  const wine: Point[] = [
    [5.5, -99],
    [5.5, -72],
    [8, -66],
    [16, -54],
    [17, -8],
    [15, 0],
  ]
  const flask: Point[] = [
    [6, -98],
    [6, -76],
    [20, -50],
    [26, -16],
    [20, 0],
  ]
  const tag = rect(-40, -40, 80, 24, label) + rect(-40, -35, 80, 1.6, c) + rect(-40, -23, 80, 1.6, c)
  return (
    turned(k, rng.chance(0.6) ? wine : flask, c, tag, 0.3) +
    rect(-5, -104, 10, 9, mix(k.p.far, k.p.second, 0.4), 1.5)
  )
}

const glass: Draw = (k, drink) => {
  const bowl = 'M-24 -98Q-28 -52 0 -48Q28 -52 24 -98Z'
  return (
    path(bowl, k.p.paper, 'fill-opacity="0.35"') +
    inside(k, bowl, rect(-40, -80, 80, 40, drink), ellipse(0, -80, 26, 4, light(k, drink, 0.35))) +
    stroke(
      `M${k.side * 17} -92Q${k.side * 19} -66 ${k.side * 11} -56`,
      k.p.paper,
      2.4,
      'stroke-opacity="0.8"',
    ) +
    rect(-1.6, -48, 3.2, 46, mix(k.p.paper, drink, 0.25)) +
    ellipse(0, -2, 18, 3, mix(k.p.paper, drink, 0.2)) +
    stroke('M-24 -98A24 4 0 0 0 24 -98A24 4 0 0 0 -24 -98', k.p.paper, 1.4)
  )
}

const book: Draw = (k, c, other, rng) => {
  const inks = [c, other, k.p.near, mix(c, k.p.glow, 0.5), k.p.mid]
  let y = 0
  return inks
    .map((ink, i) => {
      const tall = [24, 18, 22, 16, 18][i] ?? 18
      const [half, shift] = [58 - i * 3 + rng.range(-5, 5), rng.range(-7, 7)]
      y -= tall
      const pages =
        rect(shift - half + 6, y + 2.6, half * 2 - 6, tall - 5.2, mix(k.p.paper, k.p.far, 0.12)) +
        [0.35, 0.55, 0.75]
          .map((at) =>
            rect(shift - half + 6, y + tall * at, half * 2 - 6, 0.7, mix(k.p.paper, k.p.near, 0.35)),
          )
          .join('')
      return (
        path(
          `M${n(shift + half)} ${n(y)}H${n(shift - half)}Q${n(shift - half - 6)} ${n(y + tall / 2)} ${n(shift - half)} ${n(y + tall)}H${n(shift + half)}V${n(y + tall - 2.6)}H${n(shift - half + 4)}V${n(y + 2.6)}H${n(shift + half)}Z`,
          ink,
        ) +
        pages +
        rect(shift - half + 1, y + 3, 3, tall - 6, light(k, ink, 0.3), 1.5)
      )
    })
    .join('')
}

const candle: Draw = (k, wax, holder) => {
  const glow = radial(k, [
    [0, k.p.glow, 0.7],
    [0.35, k.p.glow, 0.22],
    [1, k.p.glow, 0],
  ])
  return (
    `<g stroke="none">${circle(0, -88, k.night ? 90 : 46, glow)}</g>` +
    rect(-9, -70, 18, 62, lit(k, wax), 3) +
    path('M-9 -66q3 14 5 2q2 -8 5 3q3 16 5 -1q2 -6 3 -4V-70H-9Z', light(k, wax, 0.5)) +
    path('M-24 -10H24Q20 0 10 0H-10Q-20 0 -24 -10Z', holder) +
    stroke('M0 -70V-78', k.p.ink, 1.6) +
    path('M0 -100Q9 -86 6 -80Q0 -73 -6 -80Q-9 -86 0 -100Z', mix(k.p.accent, k.p.glow, 0.6)) +
    path('M0 -91Q4 -83 2.6 -80Q0 -77 -2.6 -80Q-4 -83 0 -91Z', k.p.paper)
  )
}

const camera: Draw = (k, c, other) =>
  rect(-26, -98, 44, 22, dark(k, c, 0.2), 4) +
  rect(34, -90, 16, 10, other, 2) +
  rect(-70, -82, 140, 82, lit(k, c), 9) +
  rect(-70, -64, 140, 44, dark(k, k.p.ink, 0.1)) +
  circle(0, -42, 34, mix(c, k.p.paper, 0.55)) +
  circle(0, -42, 29, k.p.ink) +
  circle(
    0,
    -42,
    20,
    linear(k, [
      [0, k.p.mid],
      [1, k.p.ink],
    ]),
  ) +
  circle(k.side * 8, -50, 6, k.p.paper, 'fill-opacity="0.75"') +
  rect(-10, -94, 14, 10, k.p.sky[1], 2) +
  circle(54, -73, 4, other)

const suitcase: Draw = (k, c, other) =>
  stroke('M-20 -80V-94Q-20 -99 -14 -99H14Q20 -99 20 -94V-80', k.p.ink, 6) +
  rect(-66, -82, 132, 82, lit(k, c), 10) +
  [-44, 36].map((x) => rect(x, -82, 9, 82, dark(k, c, 0.4))).join('') +
  rect(-66, -46, 132, 3, dark(k, c, 0.3)) +
  [-42, 38].map((x) => rect(x - 1, -52, 7, 12, other, 1.5)).join('') +
  group('translate(4 -24) rotate(-12)', rect(-18, -9, 28, 18, other, 2))

const sneaker: Draw = (k, c, sole) =>
  path('M-92 -14V-62Q-92 -88 -76 -96Q-60 -84 -44 -92L-14 -58Q20 -44 62 -38Q92 -32 92 -14Z', lit(k, c)) +
  path('M50 -40Q92 -34 92 -14H52Q46 -28 50 -40Z', mix(sole, c, 0.2)) +
  path('M-95 -18H94Q98 -2 84 0H-84Q-97 -2 -95 -18Z', sole) +
  stroke('M-40 -74L-22 -86M-28 -62L-10 -76M-14 -52L4 -66M2 -46L18 -60', k.p.paper, 4) +
  path('M-70 -34Q-30 -20 24 -38Q-24 -46 -52 -58Q-44 -40 -70 -34Z', sole) +
  rect(-95, -8, 190, 3, dark(k, sole, 0.25), 0, 'stroke="none"')

export const TABLEWARE: Record<string, Drawing> = {
  cup: drawing(cup, 100, 0.3, 'table', 'paper', 'accent'),
  teapot: drawing(teapot, 160, 0.4, 'table', 'second', 'paper'),
  vase: drawing(vase, 72, 0.55, 'table', 'second', 'paper'),
  flower: drawing(flower, 96, 0.85, 'table', 'accent', 'second'),
  bottle: drawing(bottle, 40, 0.75, 'table', 'near', 'paper'),
  glass: drawing(glass, 52, 0.55, 'table', 'accent', 'paper'),
  book: drawing(book, 130, 0.35, 'table', 'accent', 'second'),
  candle: drawing(candle, 50, 0.5, 'table', 'paper', 'accent'),
  camera: drawing(camera, 140, 0.35, 'table', 'near', 'accent'),
  suitcase: drawing(suitcase, 132, 0.4, 'room', 'accent', 'paper'),
  sneaker: drawing(sneaker, 190, 0.35, 'table', 'accent', 'paper'),
}
