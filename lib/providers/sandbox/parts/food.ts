import { mix } from '../colour'
import { dark, inside, type Kit, light, lit } from '../kit'
import { circle, ellipse, n, path, poly, rect, stroke } from '../svg'
import { type Draw, type Drawing, drawing } from './drawing'
import { leaf } from './plants'

const natural = (k: Kit, own: string) => mix(own, k.p.accent, 0.18)

function body(k: Kit, d: string, c: string, cx: number, cy: number, r: number): string {
  const shade = circle(cx + k.side * r * 0.34, cy - r * 0.2, r * 1.02, light(k, c, 0.14))
  const shine = ellipse(cx + k.side * r * 0.42, cy - r * 0.42, r * 0.16, r * 0.24, light(k, c, 0.75))
  return path(d, dark(k, c, 0.24)) + inside(k, d, shade, k.detail > 0 ? shine : '')
}

const apple: Draw = (k, c) => {
  const d =
    'M0 -78C-20 -94 -52 -84 -52 -46C-52 -14 -26 4 -10 -1Q0 -4 10 -1C26 4 52 -14 52 -46C52 -84 20 -94 0 -78Z'
  return (
    body(k, d, c, 0, -42, 50) +
    stroke('M0 -76Q1 -92 9 -100', mix(k.p.near, k.p.ink, 0.5), 4) +
    leaf(5, -90, 62, 30, 11, mix(k.p.near, k.p.second, 0.35))
  )
}

const orange: Draw = (k, c) => {
  const d = 'M-50 -48A50 48 0 1 1 50 -48A50 48 0 1 1 -50 -48Z'
  const pores = Array.from({ length: k.detail * 6 }, (_, i) =>
    circle(
      Math.sin(i * 2.4) * 6 * Math.sqrt(i + 1) * 1.6,
      -48 + Math.cos(i * 2.4) * 6 * Math.sqrt(i + 1) * 1.6,
      1,
      dark(k, c, 0.22),
    ),
  )
  return (
    body(k, d, c, 0, -48, 49) +
    inside(k, d, ...pores) +
    leaf(2, -92, 70, 34, 11, mix(k.p.near, k.p.second, 0.35)) +
    circle(0, -92, 4, mix(k.p.near, k.p.ink, 0.4))
  )
}

const lemon: Draw = (k, c) =>
  body(
    k,
    'M-62 -40Q-56 -46 -50 -56C-34 -84 34 -84 50 -56Q56 -46 64 -42Q66 -36 62 -34Q54 -30 48 -22C30 4 -34 4 -50 -24Q-56 -34 -62 -36Q-65 -38 -62 -40Z',
    c,
    0,
    -40,
    54,
  )

const pear: Draw = (k, c) =>
  body(
    k,
    'M0 -92C18 -92 20 -70 28 -54C42 -36 44 0 6 0Q0 1 -6 0C-44 0 -42 -36 -28 -54C-20 -70 -18 -92 0 -92Z',
    c,
    0,
    -34,
    40,
  ) + stroke('M0 -90Q0 -98 6 -104', mix(k.p.near, k.p.ink, 0.5), 3.6)

const cherry: Draw = (k, c) => {
  const one = (x: number, y: number) => {
    const d = `M${x - 24} ${y}A24 24 0 1 1 ${x + 24} ${y}A24 24 0 1 1 ${x - 24} ${y}Z`
    return body(k, d, c, x, y, 24)
  }
  const green = mix(k.p.near, k.p.second, 0.35)
  return (
    stroke('M-26 -38Q-18 -76 8 -96M30 -34Q24 -74 8 -96', green, 2.6) +
    leaf(8, -96, 76, 46, 14, green) +
    one(-28, -26) +
    one(32, -24)
  )
}

const cake: Draw = (k, c, cream) => {
  const drip =
    'M-60 -58A60 13 0 0 1 60 -58V-42q-6 12 -12 0q-6 -8 -14 2q-7 22 -15 0q-6 -8 -13 0q-7 14 -15 -1q-6 -6 -13 2q-6 18 -14 0q-7 -8 -12 0q-6 10 -12 -2Z'
  const top = [-34, -12, 12, 34]
    .map(
      (x, i) =>
        circle(x, -69 - (i % 3 ? 4 : 0), 7, k.p.accent) +
        circle(x + k.side * 2, -72, 2, light(k, k.p.accent, 0.7)),
    )
    .join('')
  const flame =
    stroke('M0 -72V-92', k.p.second, 4) + path('M0 -104Q5 -96 3 -93Q0 -90 -3 -93Q-5 -96 0 -104Z', k.p.glow)
  return (
    ellipse(0, -3, 78, 9, mix(k.p.paper, k.p.far, 0.25)) +
    path('M-60 -58V-10A60 11 0 0 0 60 -10V-58Z', lit(k, c)) +
    rect(-60, -34, 120, 5, cream, 0, 'stroke="none"') +
    path(drip, cream) +
    ellipse(0, -58, 60, 13, light(k, cream, 0.3)) +
    flame +
    top
  )
}

const bread: Draw = (k, c) =>
  path(
    'M-78 -6Q-92 -40 -66 -66Q-30 -100 24 -92Q84 -84 86 -36Q88 -2 60 0H-60Q-74 0 -78 -6Z',
    lit(k, c, 0.25),
  ) +
  [-44, -12, 20, 50]
    .map((x) => path(`M${x - 12} -58Q${x + 4} -90 ${x + 20} -80Q${x + 8} -64 ${x} -46Z`, light(k, c, 0.55)))
    .join('')

const mushroom: Draw = (k, c, spots) => {
  const cap = 'M-54 -48C-54 -84 -26 -100 0 -100C26 -100 54 -84 54 -48Q28 -38 0 -38Q-28 -38 -54 -48Z'
  const dots = [
    [-26, -72, 9],
    [6, -84, 8],
    [30, -66, 7],
    [-6, -60, 6],
    [42, -52, 4],
    [-44, -54, 5],
  ]
  return (
    path('M-13 0Q-16 -26 -10 -46H12Q14 -26 18 0Q2 5 -13 0Z', lit(k, mix(spots, k.p.far, 0.12))) +
    path('M-13 -34Q0 -22 15 -34L12 -44H-11Z', light(k, spots, 0.2)) +
    path('M-54 -48Q0 -62 54 -48Q28 -36 0 -36Q-28 -36 -54 -48Z', mix(spots, k.p.near, 0.3)) +
    path(cap, lit(k, c)) +
    inside(
      k,
      cap,
      path(
        `M${-k.side * 8} -104Q${-k.side * 50} -80 ${-k.side * 26} -40H${-k.side * 90}V-104Z`,
        k.p.ink,
        'fill-opacity="0.18"',
      ),
      ...dots.map(([x = 0, y = 0, r = 0]) => ellipse(x, y, r, r * 0.82, spots)),
    )
  )
}

const cactus: Draw = (k, c) => {
  const limb = (d: string, w: number) =>
    stroke(d, dark(k, c, 0.2), w) + stroke(d, c, w * 0.72, `transform="translate(${n(k.side * w * 0.12)} 0)"`)
  const ribs =
    k.detail > 0
      ? stroke('M-4 -4V-90M3 -4V-90M-30 -44V-66M30 -56V-76', dark(k, c, 0.38), 1, 'stroke-dasharray="3 4"')
      : ''
  return (
    limb('M0 -30H-20Q-30 -30 -30 -42V-66', 13) +
    limb('M0 -44H20Q30 -44 30 -56V-78', 12) +
    limb('M0 -2V-90', 20) +
    ribs +
    poly([-4, -98, 0, -106, 4, -98], k.p.accent) +
    circle(0, -99, 4.5, k.p.accent) +
    circle(30, -84, 3.4, k.p.accent)
  )
}

const named =
  (draw: Draw, own: string): Draw =>
  (k, main, other, rng) =>
    draw(k, main === k.p.accent ? natural(k, own) : main, other, rng)

export const FOOD: Record<string, Drawing> = {
  apple: drawing(named(apple, '#c8402f'), 106, 0.24, 'table'),
  orange: drawing(named(orange, '#ec8a35'), 100, 0.24, 'table'),
  lemon: drawing(named(lemon, '#f0c542'), 130, 0.2, 'table'),
  pear: drawing(named(pear, '#b9b255'), 84, 0.3, 'table'),
  cherry: drawing(named(cherry, '#a8273b'), 110, 0.22, 'table'),
  cake: drawing(cake, 156, 0.45, 'table', 'far', 'paper'),
  bread: drawing(named(bread, '#c98a4b'), 176, 0.25, 'table'),
  mushroom: drawing(mushroom, 108, 0.5, 'ground', 'accent', 'paper'),
  cactus: drawing(cactus, 90, 0.7, 'ground', 'leaf', 'accent'),
}
