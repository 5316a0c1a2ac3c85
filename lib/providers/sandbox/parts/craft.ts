import { mix } from '../colour'
import { dark, inside, light, lit, radial } from '../kit'
import { circle, ellipse, group, path, poly, rect, stroke } from '../svg'
import { type Draw, type Drawing, drawing } from './drawing'
import { glazing } from './vehicles'

const boat: Draw = (k, sail, hull, rng) => {
  const d = 'M-46 -20H50Q40 2 22 3H-24Q-40 0 -46 -20Z'
  const one = 'M3 -98Q42 -66 44 -30H3Z'
  return (
    stroke('M0 -20V-102', k.p.ink, 2) +
    path(one, lit(k, sail, 0.12)) +
    inside(k, one, rect(-10, -62, 80, 8, hull)) +
    path('M-3 -94Q-34 -60 -38 -30H-3Z', light(k, mix(sail, k.p.paper, 0.55), 0.1)) +
    path(d, hull) +
    inside(
      k,
      d,
      rect(-60, -20, 130, 5, light(k, hull, 0.5)),
      rect(-60, -7, 130, 14, k.p.ink, 0, 'fill-opacity="0.25"'),
    ) +
    (rng.chance(0.6) ? poly([0, -103, 14, -99, 0, -95], k.p.accent) : '')
  )
}

const ship: Draw = (k, hull, stripe) => {
  const d = 'M-150 -38H160Q148 -8 132 2H-128Q-146 -6 -150 -38Z'
  const ports = Array.from({ length: 13 }, (_, i) => circle(-120 + i * 20, -22, 3, k.p.glow)).join('')
  const deck =
    rect(-112, -54, 214, 17, k.p.paper) +
    rect(-92, -68, 164, 15, mix(k.p.paper, k.p.far, 0.18)) +
    rect(46, -80, 38, 13, k.p.paper) +
    Array.from({ length: 12 }, (_, i) => rect(-104 + i * 17, -50, 9, 7, glazing(k), 1)).join('')
  const funnels = [-60, -14, 30]
    .map(
      (x) =>
        poly([x, -68, x + 20, -68, x + 16, -98, x - 4, -98], hull) +
        poly([x - 3, -92, x + 17, -92, x + 15.5, -84, x - 1.5, -84], stripe),
    )
    .join('')
  return (
    funnels +
    deck +
    path(d, lit(k, hull, 0.1)) +
    inside(k, d, rect(-160, -10, 330, 20, stripe), rect(-160, -38, 330, 3, k.p.paper)) +
    ports +
    stroke('M120 -38V-86L84 -68M-130 -38V-70', k.p.ink, 1.6)
  )
}

const plane: Draw = (k, c, other) =>
  path('M-16 -50L-70 -96H-46L22 -54Z', dark(k, c, 0.3)) +
  path(
    'M-104 -84H-90L-66 -56Q20 -72 84 -60Q106 -54 112 -46Q100 -34 76 -34H-56Q-86 -36 -96 -56Z',
    lit(k, c, 0.12),
  ) +
  path('M84 -59Q104 -54 110 -47H80Z', glazing(k)) +
  stroke('M-52 -48H62', other, 4, 'stroke-dasharray="5 8" stroke-linecap="butt"') +
  path('M-6 -42L-64 0H-38L36 -40Z', dark(k, c, 0.12)) +
  path('M-84 -54L-112 -46H-96L-70 -50Z', dark(k, c, 0.25))

const balloon: Draw = (k, c, other) => {
  const d =
    'M0 -102C-36 -102 -42 -70 -38 -58C-34 -44 -18 -34 -10 -22H10C18 -34 34 -44 38 -58C42 -70 36 -102 0 -102Z'
  const gores = [
    [
      'M0 -102C-14 -102 -18 -70 -14 -56C-12 -44 -6 -34 -4 -22H4C6 -34 12 -44 14 -56C18 -70 14 -102 0 -102Z',
      other,
    ],
    [
      'M0 -102C-30 -102 -34 -70 -30 -58C-27 -44 -15 -34 -8 -22H-6C-12 -34 -21 -44 -23 -57C-26 -70 -20 -102 0 -102Z',
      other,
    ],
    [
      'M0 -102C30 -102 34 -70 30 -58C27 -44 15 -34 8 -22H6C12 -34 21 -44 23 -57C26 -70 20 -102 0 -102Z',
      other,
    ],
  ]
  const shade = path(
    `M0 -104C${-k.side * 30} -90 ${-k.side * 26} -50 ${-k.side * 6} -20H${-k.side * 60}V-104Z`,
    k.p.ink,
    'fill-opacity="0.2"',
  )
  const rim = ellipse(k.side * 18, -82, 7, 13, k.p.paper, 'fill-opacity="0.3"')
  return (
    path(d, c) +
    inside(k, d, ...gores.map(([g = '', ink = '']) => path(g, ink)), shade, k.detail > 0 ? rim : '') +
    stroke('M-9 -22L-6 -11M9 -22L6 -11', k.p.ink, 0.9) +
    rect(-7, -11, 14, 11, mix(k.p.near, k.p.second, 0.35), 2) +
    rect(-7.5, -11.5, 15, 3, k.p.ink, 1.5)
  )
}

const rocket: Draw = (k, c, body) => {
  const d = 'M0 -106C20 -88 24 -58 18 -26H-18C-24 -58 -20 -88 0 -106Z'
  const fire = 'M-11 -20Q-15 2 0 22Q15 2 11 -20Z'
  const glow = radial(k, [
    [0, k.p.glow, 0.6],
    [1, k.p.glow, 0],
  ])
  return (
    `<g stroke="none">${circle(0, 4, 46, glow)}</g>` +
    path(fire, k.p.accent) +
    path('M-6 -20Q-8 -4 0 8Q8 -4 6 -20Z', k.p.glow) +
    path('M-17 -48C-40 -34 -38 -14 -34 -6L-14 -26ZM17 -48C40 -34 38 -14 34 -6L14 -26Z', c) +
    path(d, lit(k, body, 0.22)) +
    inside(k, d, path('M-30 -110H30V-84H-30Z', c), rect(-30, -34, 60, 9, c)) +
    circle(0, -66, 9, k.p.ink) +
    circle(0, -66, 6.5, glazing(k)) +
    rect(-12, -26, 24, 7, k.p.ink, 2)
  )
}

const umbrella: Draw = (k, c, other) => {
  const d =
    'M-62 -62C-58 -92 -26 -102 0 -102C26 -102 58 -92 62 -62Q50 -70 40 -62Q30 -70 20 -62Q10 -70 0 -62Q-10 -70 -20 -62Q-30 -70 -40 -62Q-50 -70 -62 -62Z'
  return (
    stroke('M0 -62V-2', mix(k.p.ink, k.p.near, 0.3), 2.6) +
    path(d, c) +
    inside(
      k,
      d,
      path('M0 -104Q-30 -90 -40 -60H-20Q-16 -86 0 -104ZM0 -104Q30 -90 40 -60H20Q16 -86 0 -104Z', other),
      path(
        `M0 -106Q${-k.side * 40} -90 ${-k.side * 30} -58H${-k.side * 80}V-106Z`,
        k.p.ink,
        'fill-opacity="0.16"',
      ),
    ) +
    stroke('M0 -102V-107', k.p.ink, 2.4)
  )
}

const kite: Draw = (k, c, other) =>
  group(
    'rotate(14)',
    poly([0, -104, 26, -72, 0, -30, -26, -72], c),
    poly([0, -104, 26, -72, 0, -72], other),
    poly([-26, -72, 0, -72, 0, -30], dark(k, c, 0.2)),
    stroke('M0 -30Q-12 -18 0 -8T-4 14T6 34', k.p.ink, 1.2),
    ...[-14, 4, 20].map((y, i) => poly([i % 2 ? -2 : -6, y - 4, 6, y + 4, 6, y - 4, -6, y + 4], other)),
  )

/** What sails and what flies. */
export const CRAFT: Record<string, Drawing> = {
  boat: drawing(boat, 96, 0.6, 'water', 'accent', 'near'),
  ship: drawing(ship, 310, 0.45, 'water', 'near', 'accent'),
  plane: drawing(plane, 224, 0.22, 'air', 'paper', 'accent'),
  balloon: drawing(balloon, 80, 0.7, 'air', 'accent', 'paper'),
  rocket: drawing(rocket, 80, 1, 'air', 'accent', 'paper'),
  umbrella: drawing(umbrella, 124, 0.6, 'ground', 'accent', 'paper'),
  kite: drawing(kite, 60, 0.4, 'air', 'accent', 'second'),
}
