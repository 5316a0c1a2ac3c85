import { find, mentions, type Thing } from '../brief'
import { mix } from '../colour'
import { bare, dark, fading, inkOf, inside, type Kit, land, light, linear } from '../kit'
import { castOf, place } from '../parts/cast'
import { sun } from '../parts/celestial'
import { hills } from '../parts/relief'
import { skyline } from '../parts/skyline'
import { snowfall } from '../parts/weather'
import { ellipse, n, path, poly, rect } from '../svg'
import { bigLetters } from './letters'
import { heightIn, populate } from './populate'

type Frame = { x: number; y: number; width: number; height: number }

/** What the window looks out on: hills, a city, or the weather. */
function view(k: Kit, { x, y, width, height }: Frame): string {
  const rng = k.rng.fork('view')
  const small: Kit = {
    ...k,
    w: width,
    h: height,
    u: Math.min(width, height),
    detail: 1,
    brief: { ...k.brief, lettering: [] },
  }
  const town = mentions(k.brief, 'city') || rng.chance(0.4)
  const scene = [
    rect(
      0,
      0,
      width,
      height,
      linear(k, [
        [0, k.p.sky[0]],
        [0.6, k.p.sky[1]],
        [1, k.p.sky[2]],
      ]),
    ),
    sun(small, width * (0.5 + k.side * 0.2), height * 0.4, small.u * 0.12),
    town
      ? skyline(small, height, height * 0.6, land(k, 0.3), 0.6, 'view')
      : hills(small, height * 0.66, height * 0.06, land(k, 0.28), land(k, 0.36), 'v1').svg +
        hills(small, height * 0.82, height * 0.05, land(k, 0.5), land(k, 0.6), 'v2').svg,
    k.brief.weather.includes('snow') ? snowfall(small) : '',
  ]
  return `<g transform="translate(${n(x)} ${n(y)})">${inside(k, `M0 0H${n(width)}V${n(height)}H0Z`, ...scene)}</g>`
}

function windowFrame(k: Kit, frame: Frame): string {
  const { x, y, width, height } = frame
  const trim = mix(k.p.paper, k.p.far, k.night ? 0.35 : 0.08)
  const bar = k.u * 0.012
  const bars =
    rect(x + width / 2 - bar / 2, y, bar, height, trim) + rect(x, y + height * 0.42, width, bar, trim)
  const curtain = (side: -1 | 1) => {
    const edge = side < 0 ? x - width * 0.2 : x + width * 1.2
    const inner = side < 0 ? x + width * 0.1 : x + width * 0.9
    const cloth = mix(k.p.accent, k.p.paper, 0.45)
    return path(
      `M${n(edge)} ${n(y - height * 0.1)}H${n(inner)}Q${n(inner - side * width * 0.02)} ${n(y + height * 0.5)} ${n(inner - side * width * -0.06)} ${n(y + height * 1.14)}H${n(edge)}Z`,
      k.flat
        ? cloth
        : linear(
            k,
            [
              [0, light(k, cloth, 0.2)],
              [0.3, dark(k, cloth, 0.1)],
              [0.5, light(k, cloth, 0.2)],
              [0.8, dark(k, cloth, 0.12)],
              [1, cloth],
            ],
            [0, 0, 1, 0],
          ),
    )
  }
  const hung =
    k.detail > 0 && k.rng.fork('curtain').chance(0.6)
      ? rect(x - width * 0.24, y - height * 0.12, width * 1.48, bar, dark(k, k.p.near, 0.2), bar / 2) +
        curtain(-1) +
        curtain(1)
      : ''
  return (
    rect(x - bar * 1.4, y - bar * 1.4, width + bar * 2.8, height + bar * 2.8, trim) +
    view(k, frame) +
    bars +
    rect(x - bar * 2.6, y + height + bar, width + bar * 5.2, bar * 1.6, light(k, trim, 0.2)) +
    hung
  )
}

/** Sun through the window, laid over wall and floor. */
const patch = (k: Kit, frame: Frame, floor: number): string => {
  const dx = -k.side * k.w * 0.22
  return bare(
    poly(
      [
        frame.x + dx * 0.7,
        floor + k.h * 0.03,
        frame.x + frame.width + dx * 0.7,
        floor + k.h * 0.03,
        frame.x + frame.width + dx * 1.5,
        k.h * 0.96,
        frame.x + dx * 1.5,
        k.h * 0.96,
      ],
      k.p.glow,
      `fill-opacity="${k.night ? 0.08 : 0.3}"`,
    ),
  )
}

function floorOf(k: Kit, y: number): string {
  const rng = k.rng.fork('floor')
  const wood = mix(k.p.mid, k.p.far, rng.range(0.2, 0.8))
  const boards = Array.from({ length: 12 }, (_, i) => {
    const a = k.w * ((i - 1) / 10)
    const spread = (x: number) => k.w / 2 + (x - k.w / 2) * 1.9
    return poly(
      [a, y, a + 2, y, spread(a + 3), k.h, spread(a) - 2, k.h],
      dark(k, wood, 0.25),
      'fill-opacity="0.6"',
    )
  })
  const rug =
    k.detail > 0
      ? ellipse(
          k.w * 0.5,
          y + (k.h - y) * 0.56,
          k.w * 0.34,
          (k.h - y) * 0.3,
          mix(k.p.second, k.p.paper, 0.35),
        ) +
        ellipse(
          k.w * 0.5,
          y + (k.h - y) * 0.56,
          k.w * 0.3,
          (k.h - y) * 0.25,
          'none',
          `stroke="${k.p.paper}" stroke-width="${n(k.u * 0.006)}"`,
        )
      : ''
  return (
    rect(0, y, k.w, k.h - y, fading(k, wood, dark(k, wood, 0.18))) +
    (k.detail > 0 ? bare(...boards) : '') +
    rug
  )
}

function pictures(k: Kit, thing: Thing, x: number, y: number): string {
  const rng = k.rng.fork('frames')
  let left = x - (k.u * 0.17 * thing.count) / 2
  return Array.from({ length: Math.min(3, thing.count) }, (_, i) => {
    const size = k.u * rng.range(0.15, 0.22)
    const svg = place(k, thing, {
      x: left + size * 0.4,
      y: y + size / 2,
      size,
      label: `f${i}`,
      shadow: false,
    })
    left += size * 0.95
    return svg
  }).join('')
}

/** A room: wall, window, floor, furniture. */
export function interior(k: Kit): string {
  const rng = k.rng.fork('interior')
  const floor = k.h * rng.range(0.68, 0.74)
  const plaster = inkOf(
    k,
    find(k.brief, 'window'),
    k.night
      ? mix(k.p.mid, k.p.near, 0.4)
      : mix(k.p.sky[1], rng.pick([k.p.paper, k.p.far, k.p.second]), rng.range(0.15, 0.4)),
  )
  const wall = rect(
    0,
    0,
    k.w,
    floor,
    k.flat
      ? plaster
      : linear(
          k,
          [
            [0, light(k, plaster, 0.2)],
            [1, dark(k, plaster, 0.08)],
          ],
          k.side < 0 ? [0, 0, 1, 0.3] : [1, 0, 0, 0.3],
        ),
  )
  const panel =
    k.detail > 1 && rng.chance(0.5)
      ? rect(0, floor * 0.66, k.w, floor * 0.34, dark(k, plaster, 0.16)) +
        rect(0, floor * 0.655, k.w, k.u * 0.008, light(k, plaster, 0.3))
      : ''
  const skirting = rect(0, floor - k.h * 0.02, k.w, k.h * 0.022, light(k, plaster, 0.35))
  const frame = {
    x: k.w * (0.5 + k.side * rng.range(0.16, 0.26)) - k.u * 0.17,
    y: floor * rng.range(0.14, 0.2),
    width: k.u * 0.34,
    height: floor * 0.5,
  }
  const table = find(k.brief, 'table')
  const small = k.brief.things.filter(({ name }) => castOf(name)?.habitat === 'table' && name !== 'picture')
  const frames = find(k.brief, 'picture')
  const letters = bigLetters(
    k,
    { x: k.w * (k.side < 0 ? 0.46 : 0.08), y: floor * 0.12, width: k.w * 0.46, height: floor * 0.34 },
    plaster,
  )
  const hung =
    frames && !k.brief.lettering.length
      ? pictures(k, frames, k.w * (0.5 - k.side * rng.range(0.14, 0.24)), floor * 0.36)
      : ''
  const laid = table
    ? {
        svg: laidTable(k, table, small, floor),
        names: ['table', ...small.map(({ name }) => name)] as Thing['name'][],
      }
    : { svg: '', names: [] }
  const cast = populate(
    k,
    {
      top: floor,
      bottom: floor + (k.h - floor) * 0.8,
      unit: k.u * 0.66,
      heroX: 0.5 - k.side * rng.range(0.02, 0.12),
    },
    ['picture', 'tower', 'house', ...laid.names],
  )
  const dusk = k.night ? bare(rect(0, 0, k.w, k.h, k.p.ink, 0, 'fill-opacity="0.22"')) : ''
  return (
    wall +
    panel +
    letters +
    hung +
    windowFrame(k, frame) +
    skirting +
    floorOf(k, floor) +
    (k.outline ? '' : patch(k, frame, floor)) +
    dusk +
    laid.svg +
    cast
  )
}

function laidTable(k: Kit, table: Thing, small: readonly Thing[], floor: number): string {
  const size = k.u * 0.34
  const x = k.w * (0.5 - k.side * 0.14)
  const y = floor + (k.h - floor) * 0.42
  const on = small.slice(0, 4).map((thing, i, all) =>
    place(k, thing, {
      x: x + (i - (all.length - 1) / 2) * size * 0.38,
      y: y - size * 0.96,
      size: heightIn(k, thing, thing, k.u * 0.24),
      shadow: false,
    }),
  )
  return place(k, table, { x, y, size }) + on.join('')
}
