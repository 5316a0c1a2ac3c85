import { mix } from '../colour'
import { dark, inside, type Kit, light, lit } from '../kit'
import { circle, ellipse, group, n, path, poly, stroke } from '../svg'
import { type Draw, type Drawing, drawing } from './drawing'

const half = (k: Kit, x = 0, opacity = 0.2) =>
  poly(
    [x, -140, x - k.side * 120, -140, x - k.side * 120, 20, x - k.side * 6, 20],
    k.p.ink,
    `fill-opacity="${opacity}"`,
  )

const eyes = (k: Kit, gap: number, y: number, r: number, iris = k.p.ink) =>
  [-gap, gap]
    .map(
      (x) =>
        circle(x, y, r, iris) +
        (iris === k.p.ink ? '' : ellipse(x, y, r * 0.38, r * 0.8, k.p.ink)) +
        circle(x + k.side * r * 0.35, y - r * 0.35, r * 0.28, k.p.paper),
    )
    .join('')

const cat: Draw = (k, c, patch, rng) => {
  const body = 'M-34 0C-44 -30 -30 -58 -17 -64H17C30 -58 44 -30 34 0Q0 5 -34 0Z'
  const head =
    'M-26 -76C-27 -84 -26 -94 -24 -104Q-14 -100 -8 -93Q0 -95 8 -93Q14 -100 24 -104C26 -94 27 -84 26 -76C26 -60 14 -55 0 -55C-14 -55 -26 -60 -26 -76Z'
  const stripes = rng.chance(0.6)
    ? stroke(
        'M-5 -93V-86M0 -94V-85M5 -93V-86M-26 -72H-17M-25 -66L-17 -67M26 -72H17M25 -66L17 -67M-38 -26H-28M-37 -18H-28M38 -26H28M37 -18H28',
        dark(k, c, 0.4),
        2.4,
      )
    : ''
  return (
    stroke('M26 -5C60 2 62 -22 50 -34', dark(k, c, 0.12), 10) +
    path(body, lit(k, c, 0.12)) +
    inside(k, body, half(k, -k.side * 8), ellipse(0, -44, 12, 18, patch)) +
    stroke('M-8 -2V-24M8 -2V-24', dark(k, c, 0.35), 1.6) +
    path(head, lit(k, light(k, c, 0.06), 0.1)) +
    inside(
      k,
      head,
      half(k, -k.side * 6, 0.16),
      ellipse(0, -64, 13, 9, patch),
      poly([-22, -99, -11, -92, -20, -86], mix(patch, k.p.accent, 0.4)),
      poly([22, -99, 11, -92, 20, -86], mix(patch, k.p.accent, 0.4)),
    ) +
    stripes +
    eyes(k, 11, -77, 4.6, k.p.glow) +
    poly([-3, -70, 3, -70, 0, -66.5], k.p.ink) +
    stroke('M0 -66V-64M0 -64Q-4 -61 -7 -63M0 -64Q4 -61 7 -63', k.p.ink, 1.2) +
    (k.detail > 0
      ? stroke(
          'M-15 -67L-34 -70M-15 -65L-33 -62M15 -67L34 -70M15 -65L33 -62',
          k.p.paper,
          0.8,
          'stroke-opacity="0.8"',
        )
      : '')
  )
}

const dog: Draw = (k, c, patch) => {
  const body = 'M-32 0C-40 -32 -26 -56 -16 -64H18C30 -54 40 -30 34 0Z'
  const head =
    'M-24 -82C-22 -98 -10 -102 0 -102C10 -102 22 -98 24 -82C25 -70 18 -64 14 -58C8 -52 -8 -52 -14 -58C-18 -64 -25 -70 -24 -82Z'
  const ear = (s: -1 | 1) =>
    path(
      `M${18 * s} -99C${34 * s} -100 ${36 * s} -78 ${30 * s} -66C${24 * s} -66 ${20 * s} -78 ${16 * s} -92Z`,
      dark(k, c, 0.34),
    )
  return (
    stroke('M30 -8Q54 -14 52 -38', dark(k, c, 0.1), 8) +
    path(body, lit(k, c, 0.12)) +
    inside(k, body, half(k, -k.side * 6), ellipse(0, -40, 14, 22, patch)) +
    stroke('M-9 -2V-26M9 -2V-26', dark(k, c, 0.35), 1.8) +
    ellipse(-14, -3, 10, 4.5, light(k, c, 0.15)) +
    ellipse(14, -3, 10, 4.5, light(k, c, 0.15)) +
    path(head, lit(k, c, 0.1)) +
    inside(
      k,
      head,
      path('M-5 -104H5L8 -74Q18 -66 14 -52H-14Q-18 -66 -8 -74Z', patch),
      half(k, -k.side * 8, 0.14),
    ) +
    ear(-1) +
    ear(1) +
    eyes(k, 11, -81, 3.4) +
    ellipse(0, -69, 5.5, 4, k.p.ink) +
    stroke('M0 -66V-61Q-6 -57 -9 -60M0 -61Q6 -57 9 -60', k.p.ink, 1.3) +
    stroke('M-17 -57Q0 -49 17 -57', k.p.accent, 4)
  )
}

const fox: Draw = (k, c, patch) => {
  const body = 'M-26 0C-34 -30 -24 -52 -14 -62H14C24 -52 34 -30 28 0Z'
  const tail = 'M22 -4C58 8 84 -18 70 -56C62 -34 40 -34 22 -18Z'
  const head = 'M-32 -74L-27 -106L-11 -93H11L27 -106L32 -74Q20 -58 0 -50Q-20 -58 -32 -74Z'
  return (
    path(tail, lit(k, c, 0.1)) +
    inside(k, tail, circle(70, -56, 20, patch)) +
    path(body, lit(k, c, 0.12)) +
    inside(
      k,
      body,
      path('M0 -66Q22 -44 6 -14Q-6 -14 -6 -14Q-22 -44 0 -66Z', patch),
      half(k, -k.side * 8, 0.16),
    ) +
    poly([-16, -22, -4, -22, -6, 0, -18, 0], k.p.ink) +
    poly([16, -22, 4, -22, 6, 0, 18, 0], k.p.ink) +
    path(head, lit(k, light(k, c, 0.05), 0.1)) +
    inside(
      k,
      head,
      path('M-36 -76Q-14 -74 0 -50Q14 -74 36 -76L20 -44H-20Z', patch),
      poly([-25, -100, -14, -92, -24, -86], k.p.ink),
      poly([25, -100, 14, -92, 24, -86], k.p.ink),
      half(k, 0, 0.14),
    ) +
    eyes(k, 12, -76, 3.2) +
    ellipse(0, -53, 4.5, 3.4, k.p.ink)
  )
}

const rabbit: Draw = (k, c, patch) => {
  const body = 'M-28 0C-40 -24 -26 -46 -10 -50H12C30 -44 42 -24 30 0Z'
  const ear = (s: -1 | 1) =>
    group(
      `rotate(${s * 9})`,
      ellipse(s * 9, -86, 6.5, 20, c) + ellipse(s * 9, -84, 3.2, 14, mix(patch, k.p.accent, 0.35)),
    )
  const head =
    'M-20 -56C-20 -70 -10 -74 0 -74C10 -74 20 -70 20 -56C20 -44 10 -40 0 -40C-10 -40 -20 -44 -20 -56Z'
  return (
    circle(30, -9, 9, patch) +
    path(body, lit(k, c, 0.12)) +
    inside(k, body, half(k, -k.side * 6), ellipse(0, -26, 11, 16, patch)) +
    ellipse(-15, -3, 11, 4.5, light(k, c, 0.2)) +
    ellipse(15, -3, 11, 4.5, light(k, c, 0.2)) +
    ear(-1) +
    ear(1) +
    path(head, lit(k, c, 0.1)) +
    inside(k, head, half(k, -k.side * 6, 0.14)) +
    eyes(k, 9, -60, 2.8) +
    ellipse(0, -52, 2.6, 1.8, k.p.accent) +
    stroke('M0 -50V-47', k.p.ink, 1)
  )
}

const bear: Draw = (k, c, patch) => {
  const body = 'M-44 0C-56 -34 -40 -60 -24 -68H24C40 -60 56 -34 44 0Z'
  const head =
    'M-30 -78C-30 -98 -14 -104 0 -104C14 -104 30 -98 30 -78C30 -60 14 -54 0 -54C-14 -54 -30 -60 -30 -78Z'
  return (
    circle(-24, -98, 9, dark(k, c, 0.15)) +
    circle(24, -98, 9, dark(k, c, 0.15)) +
    path(body, lit(k, c, 0.14)) +
    inside(k, body, ellipse(0, -30, 24, 28, patch, 'fill-opacity="0.6"'), half(k, -k.side * 10)) +
    ellipse(-26, -5, 15, 8, dark(k, c, 0.12)) +
    ellipse(26, -5, 15, 8, dark(k, c, 0.12)) +
    stroke('M-36 -50Q-46 -30 -30 -22M36 -50Q46 -30 30 -22', dark(k, c, 0.2), 11) +
    path(head, lit(k, light(k, c, 0.05), 0.1)) +
    inside(k, head, half(k, -k.side * 8, 0.14)) +
    ellipse(0, -68, 13, 10, patch) +
    eyes(k, 11, -81, 3) +
    ellipse(0, -72, 5, 3.6, k.p.ink) +
    stroke('M0 -69V-65Q-4 -62 -6 -64M0 -65Q4 -62 6 -64', k.p.ink, 1.2)
  )
}

const owl: Draw = (k, c, patch) => {
  const d = 'M-34 -86L-30 -103L-14 -96H14L30 -103L34 -86C44 -50 36 -14 0 -6C-36 -14 -44 -50 -34 -86Z'
  const scales = [0, 1, 2, 3].flatMap((row) =>
    [-2, -1, 0, 1, 2].map((col) =>
      stroke(`M${n((col + (row % 2) / 2) * 9 - 4)} ${n(-46 + row * 9)}q4 5 8 0`, mix(c, k.p.ink, 0.3), 1.6),
    ),
  )
  return (
    stroke('M-40 -3H40', mix(k.p.near, k.p.ink, 0.4), 7) +
    path(d, lit(k, c, 0.14)) +
    inside(
      k,
      d,
      ellipse(0, -34, 23, 28, patch),
      ...(k.detail > 0 ? scales : []),
      half(k, -k.side * 14, 0.18),
    ) +
    path('M-33 -66Q-52 -40 -26 -14Q-22 -40 -33 -66ZM33 -66Q52 -40 26 -14Q22 -40 33 -66Z', dark(k, c, 0.3)) +
    circle(-15, -76, 14, patch) +
    circle(15, -76, 14, patch) +
    eyes(k, 15, -76, 9, k.p.glow) +
    poly([-4, -68, 4, -68, 0, -58], k.p.accent) +
    stroke('M-12 -6V-1M-7 -6V-1M12 -6V-1M7 -6V-1', k.p.accent, 2.4)
  )
}

export const PETS: Record<string, Drawing> = {
  cat: drawing(cat, 96, 0.3, 'room', 'near', 'paper'),
  dog: drawing(dog, 90, 0.36, 'room', 'far', 'paper'),
  fox: drawing(fox, 110, 0.38, 'ground', 'accent', 'paper'),
  rabbit: drawing(rabbit, 76, 0.26, 'ground', 'paper', 'glow'),
  bear: drawing(bear, 104, 0.75, 'ground', 'near', 'far'),
  owl: drawing(owl, 84, 0.36, 'ground', 'near', 'paper'),
}
