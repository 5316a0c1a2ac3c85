import { allows, find, mentions } from '../brief'
import { mix } from '../colour'
import { bare, dark, inkOf, type Kit, land, light, linear, stand } from '../kit'
import { castOf, place } from '../parts/cast'
import { tree } from '../parts/trees'
import { waterInk } from '../parts/water'
import { cloud, snowfall } from '../parts/weather'
import { circle, ellipse, n, path, poly, rect } from '../svg'
import { bigLetters } from './letters'
import { heightIn } from './populate'

/** A tile of the world: floor plan coordinates 0..1 to the sheet, two to one. */
type Tile = { cx: number; cy: number; half: number; deep: number }

const at = ({ cx, cy, half }: Tile, a: number, b: number): [number, number] => [
  cx + (a - b) * half,
  cy + (a + b - 1) * half * 0.5,
]

function slab(k: Kit, tile: Tile, top: string): string {
  const { cx, cy, half, deep } = tile
  const [left, right, front] = [cx - half, cx + half, cy + half * 0.5]
  const earth = mix(k.p.mid, k.p.accent, 0.2)
  const side = (lit: boolean, ink: string) => (lit ? light(k, ink, 0.12) : dark(k, ink, 0.3))
  const turf = deep * 0.26
  const strata = [0.42, 0.66].map((t) =>
    poly(
      [
        left,
        cy + deep * t,
        cx,
        front + deep * t,
        right,
        cy + deep * t,
        right,
        cy + deep * (t + 0.07),
        cx,
        front + deep * (t + 0.07),
        left,
        cy + deep * (t + 0.07),
      ],
      k.p.ink,
      'fill-opacity="0.14"',
    ),
  )
  return (
    bare(ellipse(cx, front + deep * 1.25, half * 0.9, half * 0.2, k.p.ink, 'fill-opacity="0.16"')) +
    poly([left, cy, cx, front, cx, front + deep, left, cy + deep], side(k.side < 0, earth)) +
    poly([right, cy, cx, front, cx, front + deep, right, cy + deep], side(k.side > 0, earth)) +
    bare(...strata) +
    poly([left, cy, cx, front, cx, front + turf, left, cy + turf], side(k.side < 0, dark(k, top, 0.16))) +
    poly([right, cy, cx, front, cx, front + turf, right, cy + turf], side(k.side > 0, dark(k, top, 0.16))) +
    poly(
      [left, cy, cx, cy - half * 0.5, right, cy, cx, front],
      k.flat
        ? top
        : linear(
            k,
            [
              [0, light(k, top, 0.2)],
              [1, top],
            ],
            k.side < 0 ? [0, 0, 1, 1] : [1, 0, 0, 1],
          ),
    )
  )
}

function pond(k: Kit, tile: Tile): string {
  const corner = [at(tile, 0.55, 0.45), at(tile, 1, 0.45), at(tile, 1, 1), at(tile, 0.55, 1)]
  const ink = waterInk(k)
  const shine = [0.2, 0.45, 0.7].map((t) => {
    const [x, y] = at(tile, 0.62 + t * 0.3, 0.6 + t * 0.25)
    return rect(x - tile.half * 0.06, y, tile.half * 0.12, tile.half * 0.008, light(k, ink, 0.6), 2)
  })
  return (
    poly(
      corner.flat(),
      linear(k, [
        [0, light(k, ink, 0.3)],
        [1, ink],
      ]),
    ) + bare(...shine)
  )
}

function track(k: Kit, tile: Tile, width: number): string {
  const ink = mix(k.p.paper, k.p.far, 0.4)
  return poly(
    [
      at(tile, 0.5 - width, 0),
      at(tile, 0.5 + width, 0),
      at(tile, 0.5 + width, 1),
      at(tile, 0.5 - width, 1),
    ].flat(),
    ink,
  )
}

/** A world the size of a table, floating: for isometric prompts. */
export function diorama(k: Kit): string {
  const rng = k.rng.fork('diorama')
  const { brief } = k
  const half = Math.min(k.w * 0.43, k.h * 0.56)
  const tile = { cx: k.w / 2, cy: k.h * 0.58, half, deep: half * rng.range(0.26, 0.4) }
  const [top, middle, low] = k.p.sky
  const sky = bare(
    rect(
      0,
      0,
      k.w,
      k.h,
      linear(k, [
        [0, top],
        [0.6, middle],
        [1, low],
      ]),
    ),
    circle(k.w * (0.5 + k.side * 0.2), k.h * 0.3, half * 0.34, mix(k.p.sun, middle, 0.2)),
  )
  const white = mix(k.p.sky[1], k.p.paper, k.night ? 0.3 : 0.7)
  const around =
    k.detail > 0 && allows(brief, 'cloud')
      ? [
          [-0.82, 0.2],
          [0.8, 0.34],
        ]
          .map(([dx = 0, y = 0]) =>
            cloud(k, tile.cx + dx * half, k.h * y, half * 0.44, white, mix(white, middle, 0.5)),
          )
          .join('')
      : ''
  const wet = mentions(brief, 'lake', 'river', 'sea', 'boat', 'ship', 'lighthouse')
  const ground = brief.weather.includes('snow')
    ? mix(k.p.paper, k.p.sky[0], 0.15)
    : mentions(brief, 'dune', 'beach', 'cactus')
      ? mix(k.p.glow, k.p.far, 0.4)
      : mix(land(k, 0.5), k.p.second, 0.06)
  const things = brief.things
    .filter(({ name }) => castOf(name) && !['balloon', 'plane', 'kite', 'flock'].includes(name))
    .slice(0, 5)
  const hero = things[0]
  const spots = rng.shuffle([
    [0.2, 0.62],
    [0.66, 0.2],
    [0.24, 0.2],
    [0.86, 0.36],
    [0.36, 0.88],
    [0.12, 0.36],
    [0.5, 0.1],
  ] as const)
  const drawn: { y: number; svg: string }[] = []
  let next = 0
  things.forEach((thing, i) => {
    for (let j = 0; j < Math.min(4, thing.count); j++) {
      const [a, b] = i === 0 && j === 0 ? [0.4, 0.42] : (spots[next++ % spots.length] ?? [0.5, 0.5])
      const afloat = castOf(thing.name)?.habitat === 'water'
      const [x, y] = afloat ? at(tile, 0.78, 0.74) : at(tile, a, b)
      const size = heightIn(k, thing, hero ?? thing, half * 0.62) * (i || j ? 0.82 : 1)
      drawn.push({ y, svg: place(k, thing, { x, y, size, flip: rng.chance(0.5), label: `${j}` }) })
    }
  })
  const kind = brief.weather.includes('snow') || rng.chance(0.5) ? 'pine' : 'round'
  if (allows(brief, 'tree'))
    for (let i = 0; i < 2 + k.detail * 2; i++) {
      const [x, y] = at(
        tile,
        rng.range(0.04, 0.96),
        rng.range(0.02, 0.3) * (i % 2 ? 1 : 0.4) + (i % 2 ? 0 : 0.02),
      )
      const size = half * rng.range(0.14, 0.24)
      drawn.push({
        y,
        svg: stand(
          k,
          x,
          y,
          size,
          tree({ ...k, detail: Math.min(2, k.detail) }, kind, dark(k, ground, 0.34), `d${i % 3}`),
        ),
      })
    }
  const stood = drawn
    .sort((a, b) => a.y - b.y)
    .map(({ svg }) => svg)
    .join('')
  const air = brief.things
    .filter(({ name }) => ['balloon', 'plane', 'kite'].includes(name))
    .map((thing, i) =>
      place(k, thing, {
        x: tile.cx + (i - 0.5) * half * 0.8,
        y: k.h * 0.32,
        size: half * 0.34,
        shadow: false,
      }),
    )
    .join('')
  const letters = bigLetters(k, { x: k.w * 0.1, y: k.h * 0.05, width: k.w * 0.8, height: k.h * 0.16 }, top)
  const way = mentions(brief, 'road', 'car', 'van', 'bicycle') || rng.chance(0.4) ? track(k, tile, 0.06) : ''
  const edge = path(
    `M${n(tile.cx - half)} ${n(tile.cy)}L${n(tile.cx)} ${n(tile.cy + half * 0.5)}L${n(tile.cx + half)} ${n(tile.cy)}`,
    'none',
    `stroke="${light(k, ground, 0.5)}" stroke-width="${n(k.u * 0.003)}"`,
  )
  return (
    sky +
    around +
    letters +
    slab(k, tile, inkOf(k, find(brief, 'field'), ground)) +
    (wet ? pond(k, tile) : '') +
    way +
    edge +
    stood +
    air +
    (brief.weather.includes('snow') ? snowfall(k) : '')
  )
}
