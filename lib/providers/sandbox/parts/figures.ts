import { mix } from '../colour'
import { dark, inside, type Kit, light, linear, lit } from '../kit'
import { circle, ellipse, path, poly, rect, stroke } from '../svg'
import { type Draw, type Drawing, drawing } from './drawing'

/** Skins of many people, warmed by the palette's own light. */
export const SKINS = ['#f2c9a8', '#e0a77f', '#c98a5e', '#9a5f3c', '#6b402b', '#edbb93'] as const

const legs = (k: Kit, c: string) =>
  path('M-10 -34H1L-1 -3H-9ZM0 -34H11L10 -3H2Z', c) + path('M-10 -3H0V0H-12ZM2 -3H10L13 0H2Z', k.p.ink)

const person: Draw = (k, coat, other, rng) => {
  const skin = light(k, rng.pick(SKINS), 0.1)
  const hair = rng.pick([k.p.ink, dark(k, k.p.near, 0.3), mix(k.p.second, k.p.ink, 0.3)])
  const d = 'M-13 -72Q-16 -82 0 -82Q16 -82 13 -72L18 -30Q0 -25 -18 -30Z'
  const scarf = rng.chance(0.5) ? path('M-8 -84H8L9 -78H-9ZM2 -79L8 -60H3L-1 -78Z', other) : ''
  const head =
    circle(0, -91, 8, skin) +
    path('M-8.600 -90Q-10 -101 0 -101Q10 -101 8.600 -90Q7 -96 0 -95Q-7 -96 -8.600 -90Z', hair)
  const hat = rng.chance(0.35)
    ? ellipse(0, -96, 14, 3, other) + path('M-8 -97Q-8 -106 0 -106Q8 -106 8 -97Z', other)
    : ''
  return (
    legs(k, dark(k, k.p.near, 0.4)) +
    path(d, lit(k, coat, 0.14)) +
    inside(k, d, rect(k.side < 0 ? 3 : -40, -90, 37, 70, k.p.ink, 0, 'fill-opacity="0.2"')) +
    stroke('M-13 -72L-17 -48M13 -72L17 -48', dark(k, coat, 0.22), 6) +
    circle(-17, -46, 3, skin) +
    circle(17, -46, 3, skin) +
    head +
    scarf +
    hat
  )
}

const lady: Draw = (k, dress, other, rng) => {
  const skin = light(k, rng.pick(SKINS), 0.1)
  const hair = rng.pick([k.p.ink, dark(k, k.p.near, 0.3), mix(k.p.accent, k.p.ink, 0.35)])
  const d = 'M-9 -80Q0 -77 9 -80L8 -56Q26 -26 28 -8Q0 -1 -28 -8Q-26 -26 -8 -56Z'
  return (
    path('M-8 -8H-1V0H-9ZM2 -8H9L9 0H2Z', skin) +
    path('M-9 -92Q-14 -70 -8 -66H8Q14 -70 9 -92Z', hair) +
    stroke('M-9 -77L-18 -58L-10 -50M9 -77L17 -58L12 -46', skin, 4.4) +
    path(d, lit(k, dress, 0.14)) +
    inside(
      k,
      d,
      poly([2, -80, -k.side * 50, -80, -k.side * 50, 0, -k.side * 4, 0], k.p.ink, 'fill-opacity="0.18"'),
      stroke('M-4 -50L-12 -6M5 -50L13 -6', dark(k, dress, 0.2), 1),
    ) +
    rect(-3, -84, 6, 6, dark(k, skin, 0.12)) +
    circle(0, -91, 8, skin) +
    path('M-9 -90Q-10 -102 0 -102Q10 -102 9 -90Q4 -98 -2 -97Q-7 -96 -9 -90Z', hair) +
    (rng.chance(0.4)
      ? ellipse(0, -98, 16, 3, other) + path('M-8 -98Q-7 -106 0 -106Q7 -106 8 -98Z', other)
      : '')
  )
}

const keeper: Draw = (k, coat, other, rng) => {
  const skin = light(k, rng.pick(SKINS), 0.1)
  const d = 'M-15 -72Q-16 -82 0 -82Q16 -82 15 -72L20 -26Q0 -21 -20 -26Z'
  const beard = mix(k.p.paper, k.p.far, 0.12)
  const glow = k.night ? circle(26, -34, 20, k.p.glow, 'fill-opacity="0.25" stroke="none"') : ''
  return (
    legs(k, k.p.ink) +
    path(d, lit(k, coat, 0.14)) +
    stroke('M0 -76V-26', dark(k, coat, 0.4), 1.2) +
    [-64, -52, -40].map((y) => circle(4, y, 1.3, k.p.glow)).join('') +
    stroke('M-15 -72L-19 -44M15 -72L24 -48', dark(k, coat, 0.22), 7) +
    circle(-19, -42, 3.4, skin) +
    circle(25, -46, 3.4, skin) +
    circle(0, -91, 8, skin) +
    path('M-8.500 -90Q-9 -76 0 -74Q9 -76 8.500 -90Q4 -86 0 -87Q-4 -86 -8.500 -90Z', beard) +
    path('M-10 -95Q-10 -105 0 -105Q10 -105 10 -95Z', other) +
    path('M-11 -96H13L15 -93H-10Z', k.p.ink) +
    glow +
    rect(22, -42, 8, 11, k.p.glow, 2, `stroke="${k.p.ink}" stroke-width="1.400"`)
  )
}

const astronaut: Draw = (k, suit, trim) => {
  const shell = mix(suit, k.p.paper, 0.1)
  const visor = linear(
    k,
    [
      [0, k.p.mid],
      [0.5, k.p.ink],
      [1, k.p.accent],
    ],
    [0, 0, 1, 1],
  )
  return (
    rect(-22, -72, 44, 42, dark(k, shell, 0.35), 8) +
    path('M-15 -34H-1L-2 -2H-17ZM1 -34H15L17 -2H2Z', lit(k, shell, 0.2)) +
    rect(-19, -7, 18, 8, trim, 4) +
    rect(1, -7, 18, 8, trim, 4) +
    stroke('M-16 -64Q-30 -54 -27 -38M16 -64Q32 -58 34 -72', shell, 10) +
    circle(-27, -36, 6, trim) +
    circle(34, -74, 6, trim) +
    path(
      'M-19 -66Q-19 -72 -12 -72H12Q19 -72 19 -66V-36Q19 -30 12 -30H-12Q-19 -30 -19 -36Z',
      lit(k, shell, 0.25),
    ) +
    rect(-10, -58, 20, 13, dark(k, shell, 0.3), 3) +
    circle(-5, -51.5, 2, k.p.accent) +
    circle(2, -51.5, 2, k.p.glow) +
    circle(0, -84, 18, lit(k, shell, 0.25)) +
    path('M-13 -84C-13 -94 13 -94 13 -84C13 -74 -13 -74 -13 -84Z', visor) +
    ellipse(k.side * 6, -88, 3, 2, k.p.paper, 'fill-opacity="0.9"')
  )
}

const robot: Draw = (k, c, other) => {
  const eye = k.night ? k.p.glow : mix(k.p.glow, k.p.paper, 0.3)
  return (
    rect(-16, -24, 9, 20, dark(k, c, 0.4), 3) +
    rect(7, -24, 9, 20, dark(k, c, 0.4), 3) +
    rect(-21, -7, 17, 7, k.p.ink, 3) +
    rect(4, -7, 17, 7, k.p.ink, 3) +
    stroke('M-24 -54Q-38 -46 -34 -28M24 -54Q38 -46 34 -28', dark(k, c, 0.35), 6) +
    path('M-40 -28a6 6 0 1 1 12 0l-3 5v-4h-6v4ZM28 -28a6 6 0 1 1 12 0l-3 5v-4h-6v4Z', other) +
    rect(-24, -62, 48, 42, lit(k, c, 0.18), 7) +
    rect(-15, -54, 30, 18, dark(k, c, 0.45), 3) +
    circle(-7, -45, 3, k.p.accent) +
    circle(2, -45, 3, other) +
    rect(-12, -31, 24, 2.4, dark(k, c, 0.35), 1) +
    rect(-5, -68, 10, 8, dark(k, c, 0.45)) +
    rect(-21, -93, 42, 27, lit(k, light(k, c, 0.12), 0.15), 8) +
    rect(-16, -87, 32, 14, k.p.ink, 6) +
    circle(-7, -80, 4, eye) +
    circle(7, -80, 4, eye) +
    stroke('M0 -93V-101', k.p.ink, 2) +
    circle(0, -103, 3.4, k.p.accent) +
    rect(-25, -84, 4, 9, other, 2) +
    rect(21, -84, 4, 9, other, 2)
  )
}

const sign: Draw = (k, board, post) =>
  rect(-3, -60, 6, 60, mix(post, k.p.ink, 0.4)) +
  rect(-60, -100, 120, 52, lit(k, board), 4) +
  `<rect x="-56" y="-96" width="112" height="44" rx="2" fill="none" stroke="${light(k, board, 0.6)}" stroke-width="1.600"/>`

const guitar: Draw = (k, c, other) => {
  const d =
    'M-20 -46C-14 -52 14 -52 20 -46C26 -38 14 -34 18 -28C30 -20 32 0 0 1C-32 0 -30 -20 -18 -28C-14 -34 -26 -38 -20 -46Z'
  return (
    rect(-3.4, -92, 6.8, 48, dark(k, c, 0.6)) +
    poly([-5, -104, 5, -104, 4, -90, -4, -90], k.p.ink) +
    path(d, lit(k, c, 0.25)) +
    circle(0, -28, 7.5, k.p.ink) +
    rect(-8, -13, 16, 3, k.p.ink, 1) +
    stroke('M-1.500 -94V-12M1.500 -94V-12', other, 0.6)
  )
}

export const FIGURES: Record<string, Drawing> = {
  person: drawing(person, 40, 0.55, 'ground', 'accent', 'second'),
  man: drawing(person, 40, 0.55, 'ground', 'accent', 'second'),
  lady: drawing(lady, 44, 0.55, 'ground', 'accent', 'second'),
  keeper: drawing(keeper, 48, 0.55, 'ground', 'second', 'accent'),
  astronaut: drawing(astronaut, 66, 0.6, 'ground', 'paper', 'accent'),
  robot: drawing(robot, 76, 0.6, 'ground', 'second', 'accent'),
  sign: drawing(sign, 120, 0.6, 'ground', 'accent', 'near'),
  guitar: drawing(guitar, 56, 0.6, 'room', 'accent', 'paper'),
}
