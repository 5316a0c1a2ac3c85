import { mix } from '../colour'
import { bare, dark, inside, type Kit, light, linear, lit } from '../kit'
import type { Random } from '../random'
import { circle, ellipse, n, path, poly, rect, stroke } from '../svg'
import { SKINS } from './figures'

/** Someone to be drawn from the chest up, a hundred units high, standing on (0, 0). */
export type Sitter = { kind: 'keeper' | 'lady' | 'man' | 'astronaut'; coat: string; other: string }

const FACE =
  'M-17 -72C-17.500 -60 -15 -50 -8 -44.500Q0 -40 8 -44.500C15 -50 17.500 -60 17 -72C17 -86 10 -91 0 -91C-10 -91 -17 -86 -17 -72Z'

/** The half of a face the light does not reach: a line down brow, nose and chin. */
const shadowed = (k: Kit, skin: string) => {
  const s = -k.side
  return path(
    `M${s * 2} -95C${s * 6} -84 ${s * 1} -78 ${s * 2} -72L${s * 5.5} -62.500Q${s * 4} -60 ${s * 1.5} -59.500Q${s * 3.5} -54 ${s * 1} -50Q${s * 2} -45 ${s * 4} -38H${s * 40}V-95Z`,
    mix(dark(k, skin, 0.3), k.p.accent, 0.12),
  )
}

function features(k: Kit, rng: Random, skin: string, beard: boolean): string {
  const line = dark(k, skin, 0.72)
  const closed = rng.chance(0.3)
  const eye = (x: number) =>
    closed
      ? stroke(`M${x - 3.2} -69.500Q${x} -67 ${x + 3.2} -69.500`, line, 1.1)
      : ellipse(x, -69.5, 1.7, 2.1, line) + circle(x + k.side * 0.6, -70.3, 0.55, k.p.paper)
  const brow = (x: number, s: number) =>
    stroke(`M${x - 4} ${n(-74.2 + s * 0.3)}Q${x + s * 0.8} -77.2 ${x + 4} ${n(-74.2 - s * 0.3)}`, line, 1.3)
  const nose = stroke(
    `M${n(k.side * -0.4)} -69L${n(-k.side * 2.6)} -61.500Q${n(-k.side * 1)} -60 ${n(k.side * 1.2)} -60.800`,
    line,
    0.9,
    'stroke-opacity="0.7"',
  )
  const mouth = beard ? '' : stroke('M-4.500 -53.500Q0 -51 4.500 -53.800', mix(k.p.accent, line, 0.4), 1.4)
  const cheeks = beard
    ? ''
    : circle(-10, -60, 3, k.p.accent, 'fill-opacity="0.16" stroke="none"') +
      circle(10, -60, 3, k.p.accent, 'fill-opacity="0.16" stroke="none"')
  return bare(cheeks) + eye(-7) + eye(7) + brow(-7, 1) + brow(7, -1) + nose + mouth
}

const shoulders = (k: Kit, coat: string, extra: string) => {
  const d = 'M-50 4C-50 -14 -42 -24 -26 -28L-9 -34H9L26 -28C42 -24 50 -14 50 4Z'
  return (
    path(d, lit(k, coat, 0.16)) +
    inside(
      k,
      d,
      poly(
        [-k.side * 6, -40, -k.side * 60, -40, -k.side * 60, 10, -k.side * 16, 10],
        k.p.ink,
        'fill-opacity="0.2"',
      ),
      extra,
    )
  )
}

/** Black, brown, chestnut, fair or grey, each steeped in the picture's own ink. */
const hairOf = (k: Kit, rng: Random) =>
  mix(rng.pick(['#1d1a1f', '#3a241c', '#6e3a22', '#b98347', '#a39c96', '#3a241c']), k.p.ink, 0.22)

const neck = (k: Kit, skin: string) =>
  path('M-8.500 -50H8.500L9.500 -30Q0 -24 -9.500 -30Z', dark(k, skin, 0.22))

const head = (k: Kit, rng: Random, skin: string, beard: boolean) =>
  ellipse(-17.5, -67, 2.8, 4.5, dark(k, skin, k.side < 0 ? 0.08 : 0.3)) +
  ellipse(17.5, -67, 2.8, 4.5, dark(k, skin, k.side < 0 ? 0.3 : 0.08)) +
  path(FACE, skin) +
  inside(k, FACE, k.outline ? '' : shadowed(k, skin)) +
  features(k, rng, skin, beard)

function keeper(k: Kit, rng: Random, { coat, other }: Sitter, skin: string): string {
  const white = mix(k.p.paper, k.p.far, 0.1)
  const whiskers =
    'M-18.500 -68C-20 -50 -14 -34 0 -30C14 -34 20 -50 18.500 -68C15 -66 14 -60 10 -57.500Q4 -60 0 -58Q-4 -60 -10 -57.500C-14 -60 -15 -66 -18.500 -68Z'
  const strands = Array.from({ length: 3 + k.detail * 2 }, (_, i) =>
    stroke(
      `M${n(-12 + i * 3.2)} -55q${n(rng.range(-1, 1))} 8 ${n((6 - i) * 0.5)} 18`,
      dark(k, white, 0.22),
      0.7,
    ),
  )
  const cap = 'M-20 -78C-24 -90 -14 -99 0 -99C14 -99 24 -90 20 -78Q0 -84 -20 -78Z'
  const band = 'M-18.500 -79Q0 -85 18.500 -79L18 -73.500Q0 -79 -18 -73.500Z'
  const visor = 'M-18 -74.500Q0 -80 18 -74.500Q16 -68.500 9 -70Q0 -72.500 -9 -70Q-16 -68.500 -18 -74.500Z'
  const buttons = [-18, -8, 2].map((y) => circle(-8, y, 1.7, k.p.glow) + circle(8, y, 1.7, k.p.glow)).join('')
  const roll =
    path('M-14 -38Q0 -30 14 -38L15 -26Q0 -18 -15 -26Z', other) +
    stroke('M-9 -34V-24M-4.500 -32V-22M0 -31V-21M4.500 -32V-22M9 -34V-24', dark(k, other, 0.25), 0.8)
  const lapels = path('M-15 -30L-22 -4L-3 4L-2 -16ZM15 -30L22 -4L3 4L2 -16Z', dark(k, coat, 0.25))
  const pipe = rng.chance(0.5)
    ? stroke(`M${k.side * 4} -52.500L${k.side * 17} -48`, k.p.ink, 1.9) +
      path(`M${k.side * 15} -55h${k.side * 6}l${-k.side * 1} 9h${-k.side * 4}Z`, k.p.ink) +
      stroke(
        `M${k.side * 18} -57q${k.side * 4} -6 0 -11t${k.side * 2} -12`,
        k.p.paper,
        1.6,
        'stroke-opacity="0.5"',
      )
    : ''
  return (
    shoulders(k, coat, lapels + buttons) +
    neck(k, skin) +
    roll +
    head(k, rng, skin, true) +
    path(whiskers, white) +
    inside(
      k,
      whiskers,
      poly(
        [-k.side * 1, -70, -k.side * 40, -70, -k.side * 40, -20, -k.side * 3, -20],
        k.p.ink,
        'fill-opacity="0.16"',
      ),
      ...strands,
    ) +
    path(
      'M-10 -57.500Q-4 -61.500 0 -58.500Q4 -61.500 10 -57.500Q5 -53.500 0 -55.500Q-5 -53.500 -10 -57.500Z',
      light(k, white, 0.4),
    ) +
    pipe +
    path(cap, lit(k, dark(k, coat, 0.25), 0.2)) +
    path(band, k.p.ink) +
    circle(0, -80.5, 2.9, k.p.glow) +
    path(visor, k.p.ink) +
    stroke('M-15 -73.500Q0 -78.500 15 -73.500', light(k, k.p.ink, 0.35), 0.8)
  )
}

function lady(k: Kit, rng: Random, { coat, other }: Sitter, skin: string): string {
  const hair = hairOf(k, rng)
  const long = rng.int(0, 2)
  const back = [
    'M-24 -70C-28 -100 28 -100 24 -70C24 -50 30 -34 25 -22H-25C-30 -34 -24 -50 -24 -70Z',
    'M-22 -70C-25 -98 25 -98 22 -70C22 -58 24 -52 20 -46H-20C-24 -52 -22 -58 -22 -70Z',
    'M-21 -70C-23 -96 23 -96 21 -70C20 -60 18 -56 14 -54H-14C-18 -56 -20 -60 -21 -70Z',
  ][long] as string
  const bun =
    long === 2 ? circle(0, -101, 9, hair) + stroke('M-5 -103q5 -5 10 0', light(k, hair, 0.3), 1) : ''
  const parting = rng.sign()
  const fringe = rng.chance(0.4)
    ? 'M-20 -70C-23 -97 23 -97 20 -70C17 -76 15 -79 13 -80Q0 -76 -13 -80C-15 -79 -17 -76 -20 -70Z'
    : `M-20 -66C-24 -98 24 -98 20 -66C19 -76 ${parting > 0 ? 8 : 15} -84 ${parting * 7} -89C${-parting * 2} -84 -16 -80 -20 -66Z`
  const shine =
    k.detail > 0
      ? stroke(
          `M${k.side * 15} -84Q${k.side * 9} -92 ${k.side * 1} -93`,
          light(k, hair, 0.4),
          1.6,
          'stroke-opacity="0.7"',
        )
      : ''
  const rings = rng.chance(0.6) ? circle(-18, -60, 2, k.p.glow) + circle(18, -60, 2, k.p.glow) : ''
  const collar = rng.chance(0.5)
    ? path('M-13 -33Q0 -16 13 -33L18 -27Q0 -4 -18 -27Z', other)
    : path('M-9 -32L0 -14L9 -32L16 -28L0 2L-16 -28Z', skin) + stroke('M-10 -31Q0 -15 10 -31', k.p.glow, 1.2)
  const hat =
    rng.chance(0.22) && long !== 2
      ? ellipse(0, -84, 34, 6, dark(k, other, 0.15)) +
        path('M-18 -85C-18 -104 18 -104 18 -85Q0 -80 -18 -85Z', lit(k, other)) +
        path('M-18.500 -88Q0 -83 18.500 -88V-84Q0 -79 -18.500 -84Z', k.p.accent)
      : ''
  return (
    bun +
    path(back, dark(k, hair, 0.15)) +
    shoulders(k, coat, '') +
    neck(k, skin) +
    collar +
    head(k, rng, skin, false) +
    rings +
    path(fringe, hair) +
    shine +
    hat
  )
}

function man(k: Kit, rng: Random, { coat, other }: Sitter, skin: string): string {
  const hair = hairOf(k, rng)
  const cut = rng.pick([
    'M-18.500 -68C-22 -96 -8 -99 4 -98C18 -97 22 -86 18.500 -68C17 -76 16 -80 12 -83Q0 -80 -10 -85C-15 -82 -17 -76 -18.500 -68Z',
    'M-18.500 -70C-24 -88 -16 -102 2 -100C22 -100 23 -84 18.500 -70C17 -76 15 -82 10 -85C2 -82 -8 -82 -13 -84Q-17 -78 -18.500 -70Z',
  ])
  const beard = rng.chance(0.35)
  const chin = beard
    ? path(
        'M-17.500 -64C-17 -50 -12 -38 0 -37C12 -38 17 -50 17.500 -64C14 -58 12 -56 8 -56Q0 -59 -8 -56C-12 -56 -14 -58 -17.500 -64Z',
        hair,
      ) + stroke('M-4 -51.500Q0 -50 4 -51.500', mix(k.p.accent, skin, 0.4), 1.3)
    : ''
  const glasses = rng.chance(0.35)
    ? [-7, 7]
        .map((x) =>
          circle(x, -69, 5.2, k.p.paper, `fill-opacity="0.2" stroke="${k.p.ink}" stroke-width="1.200"`),
        )
        .join('') + stroke('M-1.800 -69.500Q0 -71 1.800 -69.500', k.p.ink, 1.2)
    : ''
  const shirt =
    path('M-9 -33L0 -18L9 -33L6 6H-6Z', other) +
    path('M-10 -34L-19 -26L-10 -12L0 -20ZM10 -34L19 -26L10 -12L0 -20Z', dark(k, coat, 0.22))
  const scarf = rng.chance(0.3)
    ? path('M-15 -40Q0 -30 15 -40L17 -27Q0 -15 -17 -27Z', k.p.accent) +
      path('M4 -24L14 -26L16 4H6Z', dark(k, k.p.accent, 0.18))
    : shirt
  return (
    shoulders(k, coat, '') +
    neck(k, skin) +
    scarf +
    head(k, rng, skin, beard) +
    chin +
    path(cut, hair) +
    glasses
  )
}

function astronaut(k: Kit, rng: Random, { other }: Sitter, skin: string): string {
  const suit = mix(k.p.paper, k.p.far, 0.1)
  const glass = linear(k, [
    [0, k.p.near, 0.25],
    [1, k.p.ink, 0.5],
  ])
  return (
    shoulders(k, suit, rect(-34, -14, 16, 9, k.p.accent) + rect(16, -16, 20, 12, dark(k, suit, 0.25))) +
    circle(0, -66, 33, lit(k, suit, 0.25)) +
    circle(0, -66, 27, k.p.ink) +
    inside(
      k,
      'M-27 -66A27 27 0 1 1 27 -66A27 27 0 1 1 -27 -66Z',
      neck(k, skin) + head(k, rng, skin, false) + circle(0, -66, 28, glass),
    ) +
    stroke(
      `M${k.side * 8} -87Q${k.side * 21} -82 ${k.side * 22} -68`,
      k.p.paper,
      2.6,
      'stroke-opacity="0.8"',
    ) +
    path('M-26 -38Q0 -26 26 -38L28 -28Q0 -14 -28 -28Z', other) +
    rect(-37, -74, 7, 16, k.p.accent, 3) +
    rect(30, -74, 7, 16, k.p.accent, 3)
  )
}

const KINDS = { keeper, lady, man, astronaut }

export function bust(k: Kit, sitter: Sitter): string {
  const rng = k.rng.fork('bust')
  const skin = light(k, k.night ? dark(k, rng.pick(SKINS), 0.12) : rng.pick(SKINS), 0.06)
  return KINDS[sitter.kind](k, rng, sitter, skin)
}
