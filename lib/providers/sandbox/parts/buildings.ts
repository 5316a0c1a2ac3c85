import { mix } from '../colour'
import { dark, inside, type Kit, light, linear, lit } from '../kit'
import { circle, ellipse, n, path, poly, rect, stroke } from '../svg'
import { type Draw, type Drawing, drawing } from './drawing'

/** A pane with light behind it, or the sky in it. */
export const pane = (k: Kit, wall: string): string =>
  k.night || k.p.times.includes('dusk') ? k.p.glow : mix(dark(k, wall, 0.55), k.p.sky[0], 0.25)

const faces = (k: Kit, c: string) =>
  (k.side < 0 ? [light(k, c, 0.3), dark(k, c, 0.2)] : [dark(k, c, 0.2), light(k, c, 0.3)]) as [string, string]

function window(k: Kit, x: number, y: number, w: number, h: number, wall: string): string {
  const frame = mix(wall, k.p.paper, 0.6)
  return (
    rect(x - 1, y - 1, w + 2, h + 2, frame) +
    rect(x, y, w, h, pane(k, wall)) +
    (k.detail > 0 ? rect(x + w / 2 - 0.5, y, 1, h, frame) + rect(x, y + h * 0.45, w, 1, frame) : '')
  )
}

const house: Draw = (k, walls, roof, rng) => {
  const [front, side] = faces(k, walls)
  const [roofLit, roofDark] =
    k.side < 0 ? [dark(k, roof, 0.12), dark(k, roof, 0.35)] : [light(k, roof, 0.12), dark(k, roof, 0.12)]
  const tiles = Array.from({ length: k.detail * 2 }, (_, i) =>
    stroke(`M${n(-22 + i * 5.4)} ${n(-78 + i * 6.4)}h56`, dark(k, roofLit, 0.25), 0.7),
  )
  const smoke =
    rng.chance(0.6) && k.detail > 0
      ? stroke('M27 -101q-6 -8 1 -14t0 -15t3 -13', k.p.paper, 3.4, 'stroke-opacity="0.55"')
      : ''
  return (
    smoke +
    rect(22, -98, 10, 22, dark(k, walls, 0.45)) +
    rect(20.5, -100, 13, 4, dark(k, walls, 0.6)) +
    poly([-4, -46, 56, -46, 56, 0, -4, 0], side) +
    poly([-52, 0, -52, -46, -28, -84, -4, -46, -4, 0], front) +
    poly([-28, -88, 32, -88, 62, -42, 1, -42], roofLit) +
    inside(k, 'M-28 -88L32 -88L62 -42L1 -42Z', ...tiles) +
    poly([-28, -88, 1, -42, -4, -42, -28, -80, -53, -42, -58, -42], roofDark) +
    rect(-36, -26, 15, 26, dark(k, roof, 0.45)) +
    circle(-24, -13, 1, k.p.glow) +
    circle(-28, -58, 5.5, pane(k, walls)) +
    window(k, 6, -34, 13, 15, walls) +
    window(k, 32, -34, 13, 15, walls) +
    poly([-4, -42, 58, -42, 56, -37, -4, -37], k.p.ink, 'fill-opacity="0.16" stroke="none"')
  )
}

const lighthouse: Draw = (k, stripe, white) => {
  const d = 'M-13 0L-8.500 -72H8.500L13 0Z'
  const bands = [0, 2, 4].map((i) => rect(-20, -14 - i * 12, 40, 12, stripe))
  const glass = k.night ? k.p.glow : mix(k.p.glow, k.p.paper, 0.3)
  const shade = poly(
    [0, -80, -k.side * 40, -80, -k.side * 40, 0, -k.side * 2, 0],
    k.p.ink,
    'fill-opacity="0.24"',
  )
  const rail =
    k.detail > 0
      ? stroke(
          'M-11.500 -80H11.500M-11.500 -84H11.500M-11 -76V-84M-6 -76V-84M6 -76V-84M11 -76V-84',
          k.p.ink,
          0.8,
        )
      : ''
  return (
    path(d, white) +
    inside(k, d, ...bands, shade) +
    rect(-12, -77, 24, 4, k.p.ink) +
    rect(-6.5, -90, 13, 13, glass) +
    stroke('M-2.200 -90V-77M2.200 -90V-77', k.p.ink, 0.9) +
    rail +
    path('M-8.500 -89.500Q-7 -98 0 -99.500Q7 -98 8.500 -89.500Z', stripe) +
    inside(
      k,
      'M-8.500 -89.500Q-7 -98 0 -99.500Q7 -98 8.500 -89.500Z',
      rect(k.side < 0 ? 0.5 : -20, -102, 20, 14, k.p.ink, 0, 'fill-opacity="0.28"'),
    ) +
    circle(0, -101, 1.6, k.p.ink) +
    path('M-4 0V-9Q-4 -13 0 -13Q4 -13 4 0Z', k.p.ink) +
    rect(-1.5, -34, 3, 5, k.p.ink, 1) +
    rect(-1.5, -57, 3, 5, k.p.ink, 1)
  )
}

const castle: Draw = (k, stone, roof) => {
  const turret = (x: number, w: number, h: number) => {
    const teeth = [0, 1, 2].map((i) => rect(x - w * 0.62 + i * w * 0.46, -h - 5, w * 0.32, 6, stone)).join('')
    const d = `M${n(x - w / 2)} 0V${n(-h)}H${n(x - w * 0.62)}V${n(-h - 3)}H${n(x + w * 0.62)}V${n(-h)}H${n(x + w / 2)}V0Z`
    const cone = `M${n(x - w * 0.62)} ${n(-h - 2)}L${n(x)} ${n(-h - w * 1.7)}L${n(x + w * 0.62)} ${n(-h - 2)}Z`
    const flag =
      stroke(`M${n(x)} ${n(-h - w * 1.65)}v-9`, k.p.ink, 0.9) +
      poly([x, -h - w * 1.7 - 8, x + 9, -h - w * 1.7 - 5.5, x, -h - w * 1.7 - 3], k.p.glow)
    return (
      teeth +
      path(d, lit(k, stone, 0.3)) +
      flag +
      path(cone, roof) +
      inside(k, cone, rect(k.side < 0 ? x : x - w, -h - 60, w, 62, k.p.ink, 0, 'fill-opacity="0.26"')) +
      path(`M${n(x - 1.8)} ${n(-h * 0.7)}v-6a1.8 1.8 0 0 1 3.600 0v6Z`, pane(k, stone))
    )
  }
  const wall = `M-62 0V-34h5v-4h7v4h7v-4h7v4h7v-4h7v4h7v-4h7v4h7v-4h7v4h7v-4h7v4h7v-4h7v4h7v-4h7v4h12V0Z`
  return (
    turret(0, 26, 66) +
    turret(-30, 16, 50) +
    turret(31, 18, 56) +
    path(wall, dark(k, stone, 0.12)) +
    turret(-62, 17, 42) +
    turret(62, 17, 44) +
    path('M-10 0V-14A10 10 0 0 1 10 -14V0Z', k.p.ink) +
    stroke('M-5 0V-20M0 0V-24M5 0V-20M-10 -8H10M-10 -15H10', dark(k, stone, 0.45), 0.8)
  )
}

const windmill: Draw = (k, sails, walls, rng) => {
  const d = 'M-20 0L-11 -62H11L20 0Z'
  const turn = rng.range(8, 38)
  const arms = [0, 90, 180, 270].map((a) => {
    const lattice =
      k.detail > 0
        ? stroke('M2 -14H11M2 -22H11M2 -30H11M2 -38H11M6.500 -8V-44', dark(k, sails, 0.4), 0.6)
        : ''
    return `<g transform="translate(0 -64) rotate(${n(turn + a)})">${rect(1.5, -45, 10, 38, light(k, sails, 0.1))}${lattice}${rect(-0.9, -46, 2.4, 46, k.p.ink)}</g>`
  })
  return (
    path(d, walls) +
    inside(
      k,
      d,
      poly([1, -70, -k.side * 40, -70, -k.side * 40, 0, -k.side * 4, 0], k.p.ink, 'fill-opacity="0.22"'),
    ) +
    path('M-13 -61Q-12 -76 0 -78Q12 -76 13 -61Z', dark(k, sails, 0.3)) +
    rect(-15, -24, 30, 2.4, k.p.ink) +
    path('M-5 0V-13a5 5 0 0 1 10 0V0Z', k.p.ink) +
    rect(-3, -46, 6, 8, pane(k, walls)) +
    arms.join('') +
    circle(0, -64, 3, k.p.ink)
  )
}

const church: Draw = (k, walls, roof) => {
  const [front, side] = faces(k, walls)
  return (
    rect(-8, -38, 54, 38, side) +
    poly([-6, -38, 2, -60, 40, -60, 50, -38], dark(k, roof, 0.1)) +
    rect(-34, -62, 26, 62, front) +
    poly([-37, -62, -21, -98, -5, -62], roof) +
    inside(
      k,
      'M-37 -62L-21 -98L-5 -62Z',
      rect(k.side < 0 ? -21 : -50, -99, 29, 40, k.p.ink, 0, 'fill-opacity="0.25"'),
    ) +
    stroke('M-21 -98V-107M-24 -104H-18', k.p.ink, 1.4) +
    path('M-26 0V-14a5 5 0 0 1 10 0V0Z', k.p.ink) +
    circle(-21, -50, 4.5, pane(k, walls)) +
    [4, 18, 32].map((x) => path(`M${x} -8V-22a3.500 3.500 0 0 1 7 0V-8Z`, pane(k, walls))).join('')
  )
}

const temple: Draw = (k, roof, walls) => {
  const storey = (y: number, half: number) => {
    const eave = `M${n(-half - 15)} ${n(y - 17)}Q${n(-half)} ${n(y - 15)} ${n(-half * 0.55)} ${n(y - 28)}H${n(half * 0.55)}Q${n(half)} ${n(y - 15)} ${n(half + 15)} ${n(y - 17)}L${n(half + 10)} ${n(y - 11)}H${n(-half - 10)}Z`
    const posts = [-0.8, -0.3, 0.3, 0.8]
      .map((at) => rect(half * at - 1, y - 14, 2, 14, dark(k, roof, 0.3)))
      .join('')
    return (
      rect(-half, y - 14, half * 2, 14, walls) +
      rect(-half * 0.22, y - 11, half * 0.44, 11, pane(k, walls)) +
      posts +
      path(eave, roof) +
      inside(
        k,
        eave,
        rect(k.side < 0 ? 0 : -90, y - 40, 90, 40, k.p.ink, 0, 'fill-opacity="0.2"'),
        rect(-90, y - 14, 180, 4, dark(k, roof, 0.45)),
      )
    )
  }
  return (
    stroke('M0 -84V-103', k.p.ink, 1.6) +
    [-96, -92, -88].map((y, i) => rect(-2 - i * 0.8, y, 4 + i * 1.6, 1.6, k.p.glow)).join('') +
    storey(-57, 15) +
    storey(-30, 22) +
    storey(-4, 29) +
    rect(-42, -4, 84, 4, dark(k, walls, 0.4))
  )
}

const tent: Draw = (k, cloth, other) => {
  const [front, side] = faces(k, cloth)
  const glow = k.night
    ? linear(k, [
        [0, k.p.glow],
        [1, mix(k.p.glow, cloth, 0.5)],
      ])
    : dark(k, cloth, 0.6)
  return (
    stroke('M-16 -92L-66 2M-14 -92L74 2', k.p.ink, 1, 'stroke-opacity="0.6"') +
    poly([-14, -92, 74, 0, 24, 0], side) +
    poly([-14, -92, 26, 0, -58, 0], front) +
    poly([-14, -72, 8, 0, -36, 0], glow) +
    poly([-14, -74, -36, 0, -46, 0], light(k, front, 0.3)) +
    stroke('M-17 -98L-11 -86M-11 -98L-17 -86', k.p.ink, 2) +
    (k.detail > 1 ? poly([4, -50, 12, -32, 46, -32, 38, -50], other, 'fill-opacity="0.8"') : '') +
    ellipse(-14, 0, 22, 2, k.p.ink, 'fill-opacity="0.3" stroke="none"')
  )
}

const block: Draw = (k, walls, other, rng) => {
  const [front, side] = faces(k, walls)
  let panes = ''
  for (let row = 0; row < 9; row++)
    for (let col = 0; col < 4; col++) {
      const on = rng.chance(k.night ? 0.55 : 0.8)
      panes += rect(-25 + col * 9.4, -92 + row * 9.6, 5.6, 6, on ? pane(k, walls) : dark(k, walls, 0.4))
    }
  return (
    rect(-28, -97, 42, 97, front) +
    poly([14, -97, 30, -92, 30, 0, 14, 0], side) +
    rect(-30, -99, 45, 4, dark(k, front, 0.3)) +
    rect(-18, -107, 12, 8, other) +
    stroke('M4 -99V-112', k.p.ink, 1.2) +
    panes
  )
}

export const BUILDINGS: Record<string, Drawing> = {
  house: drawing(house, 118, 0.8, 'ground', 'paper', 'accent'),
  lighthouse: drawing(lighthouse, 30, 1.5, 'ground', 'accent', 'paper'),
  castle: drawing(castle, 150, 1.25, 'ground', 'far', 'accent'),
  windmill: drawing(windmill, 90, 1.15, 'ground', 'accent', 'paper'),
  church: drawing(church, 90, 1.15, 'ground', 'paper', 'accent'),
  temple: drawing(temple, 90, 1.25, 'ground', 'accent', 'paper'),
  tent: drawing(tent, 140, 0.45, 'ground', 'accent', 'second'),
  tower: drawing(block, 60, 1.5, 'ground', 'paper', 'accent'),
}
