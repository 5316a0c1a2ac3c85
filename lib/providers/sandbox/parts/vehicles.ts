import { mix } from '../colour'
import { dark, inside, type Kit, light, linear, lit } from '../kit'
import { circle, n, path, poly, rect, stroke } from '../svg'
import { type Draw, type Drawing, drawing } from './drawing'

const wheel = (k: Kit, x: number, r: number, hub = k.p.paper) =>
  circle(x, -r, r, k.p.ink) +
  circle(x, -r, r * 0.52, mix(hub, k.p.far, 0.3)) +
  circle(x, -r, r * 0.2, k.p.ink)

export const glazing = (k: Kit) =>
  k.flat
    ? mix(k.p.sky[1], k.p.paper, 0.2)
    : linear(k, [
        [0, mix(k.p.sky[0], k.p.paper, 0.3)],
        [1, k.p.sky[2]],
      ])

const beam = (k: Kit, x: number, y: number, reach: number) =>
  k.night
    ? `<g stroke="none">${path(
        `M${x} ${y}L${x + reach} ${y - reach * 0.14}V${y + reach * 0.24}Z`,
        linear(
          k,
          [
            [0, k.p.glow, 0.75],
            [1, k.p.glow, 0],
          ],
          [0, 0, 1, 0],
        ),
      )}</g>`
    : ''

const car: Draw = (k, c, other) => {
  const d =
    'M-118 -22Q-122 -50 -98 -56L-68 -62Q-50 -98 -14 -98H14Q44 -98 64 -64L100 -56Q122 -50 118 -22Q116 -16 108 -16H-110Q-117 -16 -118 -22Z'
  return (
    beam(k, 114, -44, 150) +
    path(d, lit(k, c, 0.12)) +
    inside(
      k,
      d,
      rect(-140, -36, 280, 40, k.p.ink, 0, 'fill-opacity="0.22"'),
      rect(-140, -54, 280, 3, light(k, c, 0.5)),
    ) +
    path('M-58 -62Q-44 -89 -16 -89H-4V-62Z', glazing(k)) +
    path('M4 -62V-89H14Q36 -88 52 -62Z', glazing(k)) +
    stroke('M0 -58V-22M-22 -52H-14M22 -52H30', dark(k, c, 0.4), 2) +
    circle(110, -44, 6, k.p.glow) +
    rect(-118, -46, 8, 10, k.p.accent, 2) +
    rect(-122, -26, 244, 6, mix(other, k.p.far, 0.3), 3) +
    wheel(k, -70, 23) +
    wheel(k, 70, 23)
  )
}

const van: Draw = (k, c, top) => {
  const d = 'M-90 -14V-82Q-90 -99 -72 -99H54Q68 -99 74 -86L90 -52Q94 -44 94 -30V-14Z'
  const panes = [-78, -46, -14].map((x) => rect(x, -84, 27, 26, glazing(k), 4)).join('')
  return (
    beam(k, 92, -32, 130) +
    path(d, lit(k, c, 0.1)) +
    inside(
      k,
      d,
      path('M-100 -110H100V-52H-100Z', top),
      rect(-100, -54, 200, 4, light(k, top, 0.4)),
      rect(-100, -26, 200, 30, k.p.ink, 0, 'fill-opacity="0.2"'),
    ) +
    panes +
    path('M22 -84H56Q62 -84 66 -76L75 -56H22Z', glazing(k)) +
    circle(86, -34, 6, k.p.glow) +
    rect(-94, -18, 192, 6, mix(top, k.p.far, 0.25), 3) +
    wheel(k, -54, 17) +
    wheel(k, 52, 17) +
    rect(-60, -106, 84, 4, k.p.ink, 2)
  )
}

const bicycle: Draw = (k, c, other) => {
  const rim = (x: number) =>
    circle(x, -33, 32, 'none', `stroke="${k.p.ink}" stroke-width="3.4"`) +
    Array.from({ length: k.detail > 0 ? 8 : 0 }, (_, i) =>
      stroke(`M${x} -33l${n(Math.cos(i * 0.785) * 31)} ${n(Math.sin(i * 0.785) * 31)}`, k.p.ink, 0.6),
    ).join('') +
    circle(x, -33, 3.6, k.p.ink)
  return (
    rim(-48) +
    rim(50) +
    stroke('M-48 -33L-28 -76L34 -76M-48 -33L2 -33L-26 -72M2 -33L34 -76L50 -33M34 -76L31 -90', c, 4.4) +
    stroke('M31 -90Q40 -96 50 -90', k.p.ink, 4) +
    stroke('M-30 -80L-30 -84', k.p.ink, 3) +
    path('M-46 -89H-18Q-16 -84 -30 -84Q-44 -84 -46 -89Z', k.p.ink) +
    circle(2, -33, 8, 'none', `stroke="${k.p.ink}" stroke-width="3"`) +
    path('M34 -86H60L56 -66H38Z', mix(other, k.p.far, 0.4))
  )
}

const train: Draw = (k, c, other, rng) => {
  const coach = (x: number) =>
    rect(x - 82, -78, 160, 58, lit(k, c, 0.1), 5) +
    rect(x - 82, -84, 160, 8, dark(k, c, 0.4), 3) +
    [0, 1, 2, 3, 4]
      .map((i) =>
        rect(
          x - 72 + i * 30,
          -68,
          20,
          20,
          rng.chance(0.75) ? mix(k.p.glow, k.p.sky[2], 0.15) : glazing(k),
          2,
        ),
      )
      .join('') +
    rect(x - 82, -40, 160, 4, other) +
    [-60, -36, 34, 58]
      .map((w) => circle(x + w, -11, 11, k.p.ink) + circle(x + w, -11, 4, mix(k.p.paper, k.p.far, 0.4)))
      .join('')
  const smoke = [
    [0, 0, 13],
    [-22, -14, 18],
    [-52, -22, 23],
    [-92, -26, 28],
  ]
    .map(([x = 0, y = 0, r = 0]) =>
      circle(186 + x, -116 + y, r, k.p.paper, `fill-opacity="${k.night ? 0.3 : 0.75}" stroke="none"`),
    )
    .join('')
  const engine =
    rect(92, -62, 100, 40, lit(k, dark(k, c, 0.1), 0.2), 18) +
    rect(84, -92, 44, 70, lit(k, c)) +
    rect(78, -98, 56, 8, k.p.ink, 2) +
    rect(92, -82, 26, 22, k.p.glow, 2) +
    path('M176 -62V-88L170 -100H196L190 -88V-62Z', k.p.ink) +
    path('M146 -62q9 -18 18 0Z', other) +
    poly([186, -20, 214, 0, 186, 0], k.p.ink) +
    circle(196, -46, 7, k.p.glow) +
    [104, 140, 174]
      .map((x) => circle(x, -16, 16, k.p.ink) + circle(x, -16, 10, c) + circle(x, -16, 3, k.p.ink))
      .join('') +
    stroke('M104 -12H174', other, 4)
  return (
    smoke +
    coach(-170) +
    coach(0) +
    rect(-94, -24, 20, 5, k.p.ink) +
    rect(74, -24, 20, 5, k.p.ink) +
    beam(k, 200, -46, 120) +
    engine
  )
}

export const VEHICLES: Record<string, Drawing> = {
  car: drawing(car, 244, 0.34, 'ground', 'accent', 'paper'),
  van: drawing(van, 192, 0.5, 'ground', 'accent', 'paper'),
  bicycle: drawing(bicycle, 166, 0.42, 'ground', 'accent', 'paper'),
  train: drawing(train, 470, 0.34, 'ground', 'accent', 'paper'),
}
