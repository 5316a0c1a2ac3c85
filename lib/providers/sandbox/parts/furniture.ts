import { mix } from '../colour'
import { dark, inside, type Kit, light, linear, lit, radial } from '../kit'
import { circle, ellipse, group, n, path, poly, rect, stroke } from '../svg'
import { type Draw, type Drawing, drawing } from './drawing'
import { leaf } from './plants'

const legs = (k: Kit, ...xs: number[]) =>
  xs
    .map((x) =>
      poly(
        [x - 3, -12, x + 3, -12, x + (x < 0 ? -1 : 2.4), 0, x + (x < 0 ? -2.4 : 1), 0],
        dark(k, mix(k.p.near, k.p.ink, 0.3), 0.2),
      ),
    )
    .join('')

const sofa: Draw = (k, c, other, rng) => {
  const back = 'M-102 -30V-80Q-102 -98 -84 -98H84Q102 -98 102 -80V-30Z'
  const arm = (x: number) => `M${x - 14} -10V-54Q${x - 14} -68 ${x} -68Q${x + 14} -68 ${x + 14} -54V-10Z`
  const seat = (x: number, w: number) =>
    rect(x, -52, w, 24, lit(k, light(k, c, 0.1), 0.16), 8) +
    rect(x + 4, -50.5, w - 8, 3, light(k, c, 0.4), 1.5)
  const seams = k.detail > 0 ? stroke('M-34 -94V-54M34 -94V-54', dark(k, c, 0.25), 1.4) : ''
  const buttons = k.detail > 1 ? [-68, 0, 68].map((x) => circle(x, -76, 2, dark(k, c, 0.35))).join('') : ''
  const pillow = group(
    `translate(${rng.chance(0.5) ? -62 : 62} -64) rotate(${n(rng.range(-16, 16))})`,
    path('M-19 -17Q0 -13 19 -17Q15 0 19 17Q0 13 -19 17Q-15 0 -19 -17Z', lit(k, other, 0.15)),
  )
  const front = 'M-96 -30H96V-10H-96Z'
  return (
    legs(k, -98, 98) +
    path(back, lit(k, dark(k, c, 0.1), 0.18)) +
    inside(k, back, rect(-110, -58, 220, 30, k.p.ink, 0, 'fill-opacity="0.22"')) +
    seams +
    buttons +
    path(front, dark(k, c, 0.26)) +
    seat(-89, 88) +
    seat(1, 88) +
    pillow +
    rect(-92, -31, 184, 3.4, k.p.ink, 0, 'fill-opacity="0.35" stroke="none"') +
    path(arm(-103), k.side < 0 ? light(k, c, 0.22) : dark(k, c, 0.18)) +
    path(arm(103), k.side > 0 ? light(k, c, 0.22) : dark(k, c, 0.18)) +
    [-103, 103]
      .map((x) =>
        stroke(
          `M${x - 9} -14V-54Q${x - 9} -63 ${x} -63Q${x + 9} -63 ${x + 9} -54V-14`,
          dark(k, c, 0.3),
          1.2,
          'stroke-opacity="0.7"',
        ),
      )
      .join('')
  )
}

const chair: Draw = (k, c, other) => {
  const wood = mix(k.p.near, other, 0.2)
  return (
    stroke('M-30 -46L-38 0M30 -46L38 0M-22 -40L-26 -4M22 -40L26 -4', wood, 4) +
    path('M-33 -44Q-42 -96 -20 -99Q0 -102 20 -99Q42 -96 33 -44Z', lit(k, c, 0.2)) +
    inside(
      k,
      'M-33 -44Q-42 -96 -20 -99Q0 -102 20 -99Q42 -96 33 -44Z',
      ellipse(-k.side * 34, -66, 26, 44, k.p.ink, 'fill-opacity="0.16"'),
      k.detail > 1 ? stroke('M0 -98V-50M-16 -97V-50M16 -97V-50', dark(k, c, 0.25), 1) : '',
    ) +
    rect(-38, -54, 76, 15, lit(k, light(k, c, 0.12), 0.2), 7.5) +
    rect(-34, -42, 68, 3, k.p.ink, 0, 'fill-opacity="0.3" stroke="none"') +
    stroke('M-38 -70Q-48 -64 -42 -48M38 -70Q48 -64 42 -48', wood, 4)
  )
}

const lamp: Draw = (k, shade, other) => {
  const glow = radial(k, [
    [0, k.p.glow, 0.55],
    [0.45, k.p.glow, 0.16],
    [1, k.p.glow, 0],
  ])
  const d = 'M-13 -100H13L21 -72H-21Z'
  return (
    (k.outline ? '' : `<g stroke="none">${circle(0, -80, 62, glow)}</g>`) +
    ellipse(0, -1.5, 15, 2.6, k.p.ink) +
    stroke('M0 -2V-74', mix(k.p.ink, other, 0.15), 2) +
    path(
      d,
      linear(k, [
        [0, light(k, shade, 0.2)],
        [1, light(k, shade, 0.65)],
      ]),
    ) +
    inside(k, d, rect(k.side < 0 ? 6 : -36, -102, 30, 32, k.p.ink, 0, 'fill-opacity="0.12"'))
  )
}

const table: Draw = (k, c, other) =>
  stroke('M-62 -84L-70 0M62 -84L70 0M-46 -84L-50 -10M46 -84L50 -10', dark(k, c, 0.45), 5) +
  rect(-84, -98, 168, 11, lit(k, c), 3) +
  rect(-80, -88, 160, 5, k.p.ink, 0, 'fill-opacity="0.25" stroke="none"') +
  rect(-84, -98, 168, 3, mix(light(k, c, 0.3), other, 0.1), 1.5)

const bed: Draw = (k, c, sheets) =>
  rect(-104, -98, 12, 98, dark(k, k.p.near, 0.2), 4) +
  rect(92, -52, 10, 52, dark(k, k.p.near, 0.3), 4) +
  rect(-94, -34, 188, 22, dark(k, k.p.near, 0.1)) +
  path('M-92 -34V-54Q-92 -60 -86 -60H86Q92 -60 92 -54V-34Z', sheets) +
  rect(-88, -74, 44, 22, light(k, sheets, 0.4), 10) +
  path('M-50 -62Q20 -70 92 -58V-18Q60 -12 30 -18T-50 -16Z', lit(k, c)) +
  path('M-50 -62Q-20 -66 -20 -62L-22 -17Q-36 -14 -50 -16Z', light(k, c, 0.35))

const plant: Draw = (k, green, pot, rng) => {
  const kind = rng.int(0, 1)
  const leaves = Array.from({ length: 9 + k.detail * 2 }, (_, i) => {
    const a = -74 + (148 * i) / (8 + k.detail * 2) + rng.range(-7, 7)
    const length = 62 - Math.abs(a) * 0.18 + rng.range(-8, 6)
    const ink = i % 2 ? green : mix(green, i % 3 ? k.p.ink : k.p.glow, 0.2)
    return {
      a,
      svg:
        leaf(0, -36, a, length, kind ? length * 0.28 : length * 0.13, ink) +
        group(
          `translate(0 -36) rotate(${n(a)})`,
          stroke(`M0 0V${n(-length * 0.9)}`, dark(k, green, 0.4), 0.7),
        ),
    }
  })
  const d = 'M-19 -36H19L14 0H-14Z'
  return (
    rng
      .shuffle(leaves)
      .map(({ svg }) => svg)
      .join('') +
    path(d, lit(k, pot)) +
    rect(-21, -40, 42, 8, light(k, pot, 0.15), 2) +
    rect(-19, -32, 38, 3, k.p.ink, 0, 'fill-opacity="0.22" stroke="none"')
  )
}

const picture: Draw = (k, c, other, rng) => {
  const y = -rng.range(35, 60)
  return (
    rect(-38, -100, 76, 100, k.p.ink, 1) +
    rect(-34, -96, 68, 92, k.p.paper) +
    rect(-27, -88, 54, 76, mix(k.p.sky[1], k.p.paper, 0.2)) +
    circle(rng.range(-12, 12), y - 12, 11, c) +
    inside(
      k,
      'M-27 -88H27V-12H-27Z',
      path(`M-27 ${n(y + 12)}Q-8 ${n(y - 8)} 4 ${n(y + 10)}T40 ${n(y + 4)}V-4H-27Z`, other),
      path(`M-27 ${n(y + 26)}Q4 ${n(y + 8)} 34 ${n(y + 26)}V-4H-27Z`, dark(k, other, 0.4)),
    )
  )
}

const lamppost: Draw = (k, c) => {
  const glow = radial(k, [
    [0, k.p.glow, 0.8],
    [0.3, k.p.glow, 0.25],
    [1, k.p.glow, 0],
  ])
  const halo = k.night || k.p.times.includes('dusk') ? `<g stroke="none">${circle(0, -91, 34, glow)}</g>` : ''
  return (
    halo +
    rect(-1.3, -84, 2.6, 84, k.p.ink) +
    poly([-4, 0, 4, 0, 2.2, -10, -2.2, -10], k.p.ink) +
    rect(-3, -34, 6, 2, k.p.ink) +
    poly([-5.5, -97, 5.5, -97, 3.8, -84, -3.8, -84], k.p.glow) +
    stroke('M-5.500 -97L-3.800 -84H3.800L5.500 -97', k.p.ink, 1) +
    path('M-7 -97Q0 -105 7 -97Z', mix(k.p.ink, c, 0.15))
  )
}

const clock: Draw = (k, c, face, rng) => {
  const [hour, minute] = [rng.range(0, 6.28), rng.range(0, 6.28)]
  const ticks = Array.from({ length: 12 }, (_, i) =>
    stroke(
      `M${n(Math.sin(i * 0.5236) * 32)} ${n(-46 - Math.cos(i * 0.5236) * 32)}L${n(Math.sin(i * 0.5236) * 35)} ${n(-46 - Math.cos(i * 0.5236) * 35)}`,
      k.p.ink,
      i % 3 ? 1.4 : 2.6,
    ),
  )
  const hand = (a: number, r: number, w: number) =>
    stroke(`M0 -46L${n(Math.sin(a) * r)} ${n(-46 - Math.cos(a) * r)}`, k.p.ink, w)
  return (
    stroke('M-26 -12L-34 0M26 -12L34 0', dark(k, c, 0.3), 6) +
    circle(-24, -88, 11, dark(k, c, 0.15)) +
    circle(24, -88, 11, dark(k, c, 0.15)) +
    circle(0, -46, 45, lit(k, c)) +
    circle(0, -46, 38, light(k, face, 0.1)) +
    ticks.join('') +
    hand(hour, 18, 3.6) +
    hand(minute, 28, 2.4) +
    circle(0, -46, 2.6, c)
  )
}

export const FURNITURE: Record<string, Drawing> = {
  sofa: drawing(sofa, 234, 0.5, 'room', 'accent', 'second'),
  chair: drawing(chair, 90, 0.55, 'room', 'accent', 'second'),
  lamp: drawing(lamp, 44, 0.9, 'room', 'second', 'glow'),
  table: drawing(table, 168, 0.45, 'room', 'far', 'paper'),
  bed: drawing(bed, 210, 0.5, 'room', 'accent', 'paper'),
  plant: drawing(plant, 100, 0.6, 'room', 'leaf', 'accent'),
  picture: drawing(picture, 76, 0.5, 'table', 'accent', 'mid'),
  lamppost: drawing(lamppost, 30, 1, 'ground', 'ink', 'glow'),
  clock: drawing(clock, 92, 0.4, 'table', 'accent', 'paper'),
}
