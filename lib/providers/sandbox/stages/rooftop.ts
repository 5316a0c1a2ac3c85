import { find } from '../brief'
import { lightness, mix } from '../colour'
import { bare, dark, fading, inkOf, type Kit, legible, light } from '../kit'
import { block, graffiti, neon, raised, typeset } from '../lettering'
import { roleInk } from '../parts/cast'
import { waterTank } from '../parts/skyline'
import { circle, n, path, poly, rect, stroke } from '../svg'
import { flying, openSky, weatherFront } from './backdrop'
import { rows } from './city'
import { populate } from './populate'

/** The building we stand on: parapet, and its front below with windows. */
function building(k: Kit, deck: number, walls: string): string {
  const edge = deck + k.h * 0.12
  const cornice = k.h * 0.026
  const shade = dark(k, walls, 0.2)
  const [cols, gap] = [Math.max(3, Math.round(k.w / (k.u * 0.24))), k.u * 0.085]
  const w = (k.w - gap * (cols + 1)) / cols
  const lit = k.rng.fork('panes')
  const windows = Array.from({ length: cols }, (_, i) => {
    const x = gap + i * (w + gap)
    const y = edge + cornice + k.h * 0.045
    const glass = lit.chance(k.night ? 0.5 : 0.25)
      ? mix(k.p.glow, walls, 0.15)
      : mix(dark(k, k.p.mid, 0.3), walls, 0.3)
    return (
      rect(x - 4, y - 4, w + 8, k.h, light(k, walls, 0.3)) +
      rect(x, y, w, k.h, glass) +
      rect(x + w / 2 - 2, y, 4, k.h, walls) +
      rect(x - 8, y - 14, w + 16, 10, shade)
    )
  })
  return (
    path(`M0 ${n(deck)}H${n(k.w)}V${n(edge)}H0Z`, fading(k, mix(walls, k.p.far, 0.3), dark(k, walls, 0.12))) +
    rect(0, edge, k.w, k.h, walls) +
    bare(rect(0, edge + cornice, k.w, k.h * 0.016, k.p.ink, 0, 'fill-opacity="0.2"')) +
    windows.join('') +
    rect(0, edge, k.w, cornice, light(k, walls, 0.25)) +
    rect(0, edge + cornice * 0.8, k.w, cornice * 0.25, shade)
  )
}

/** A wall standing on the roof, with whatever is written on it. */
function wallBehind(k: Kit, deck: number): string {
  const rng = k.rng.fork('wall')
  const text = k.brief.lettering.join(' ')
  const width = text ? Math.min(k.w * rng.range(0.7, 0.8), k.u * 1.15) : k.w * rng.range(0.3, 0.42)
  const height = Math.min(k.h * 0.5, k.u * (text ? 0.54 : 0.24))
  const x = text
    ? (k.w - width) / 2 + k.w * rng.range(-0.05, 0.05)
    : k.side < 0
      ? k.w - width * 0.9
      : -width * 0.1
  const y = deck - height
  const ink = mix(k.p.mid, k.p.near, rng.range(0, 0.5))
  const bricks = Array.from({ length: 18 + k.detail * 12 }, () => {
    const [bw, bh] = [k.u * 0.034, k.u * 0.012]
    return rect(
      x + Math.round(rng.range(0, (width - bw) / bw)) * bw,
      y + Math.round(rng.range(0.5, height / bh - 1)) * bh,
      bw * 0.9,
      bh * 0.8,
      rng.chance(0.5) ? light(k, ink, 0.1) : dark(k, ink, 0.15),
    )
  })
  const body =
    rect(x, y, width, height, fading(k, ink, dark(k, ink, 0.12))) +
    (k.detail > 0 ? bare(...bricks) : '') +
    rect(x - k.u * 0.008, y - k.u * 0.016, width + k.u * 0.016, k.u * 0.02, dark(k, ink, 0.35)) +
    bare(
      poly(
        k.side < 0
          ? [
              x + width,
              y,
              x + width + k.u * 0.03,
              y + k.u * 0.03,
              x + width + k.u * 0.03,
              deck,
              x + width,
              deck,
            ]
          : [x, y, x - k.u * 0.03, y + k.u * 0.03, x - k.u * 0.03, deck, x, deck],
        dark(k, ink, 0.4),
      ),
    )
  if (!text) return body
  const room = { x: x + width * 0.06, y: y + height * 0.09, width: width * 0.88, height: height * 0.5 }
  return body + written(k, text, room, ink)
}

function written(
  k: Kit,
  text: string,
  room: { x: number; y: number; width: number; height: number },
  wall: string,
): string {
  const bright = lightness(wall) > 0.6 ? k.p.accent : k.p.second
  if (k.brief.sign === 'neon') return neon(k, typeset(text, room, 1), legible(k, k.p.accent, wall))
  if (k.brief.sign === 'board' || k.brief.sign === 'poster')
    return raised(k, typeset(text, room, 2.1), legible(k, k.p.paper, wall), k.p.ink)
  if (k.brief.sign === 'graffiti' || k.rng.fork('spray').chance(0.5))
    return graffiti(
      k,
      typeset(text, room, 2.1),
      legible(k, bright, wall, 0.2),
      lightness(bright) > 0.55 ? k.p.ink : k.p.paper,
    )
  return block(k, typeset(text, room, 2.1), legible(k, k.p.paper, wall))
}

/** Bulbs on a wire from edge to edge. */
function bulbs(k: Kit, y: number): string {
  const sag = k.h * 0.09
  const at = (t: number): [number, number] => [k.w * t, y + sag * 4 * t * (1 - t)]
  const lamps = Array.from({ length: 13 }, (_, i) => {
    const [x, by] = at((i + 0.5) / 13)
    return (
      circle(x, by + k.u * 0.011, k.u * 0.016, k.p.glow, 'fill-opacity="0.25"') +
      circle(x, by + k.u * 0.01, k.u * 0.006, k.p.glow)
    )
  })
  return (
    stroke(`M0 ${n(y)}Q${n(k.w / 2)} ${n(y + sag * 2)} ${n(k.w)} ${n(y)}`, k.p.ink, k.u * 0.0018) +
    bare(...lamps)
  )
}

/** A roof above the city, with furniture where none belongs. */
export function rooftop(k: Kit): string {
  const rng = k.rng.fork('rooftop')
  const deck = k.h * rng.range(0.7, 0.75)
  const sky = openSky(k, deck)
  const named = find(k.brief, 'tower') ?? find(k.brief, 'house')
  const walls = inkOf(k, named, rng.pick([roleInk(k, 'paper'), k.p.far, mix(k.p.far, k.p.paper, 0.4)]))
  const tank =
    k.detail > 0
      ? waterTank(k, k.w * (0.5 + k.side * 0.4), deck + 4, k.u * 0.12, mix(k.p.near, k.p.accent, 0.12))
      : ''
  const cast = populate(
    k,
    {
      top: deck,
      bottom: deck + k.h * 0.15,
      unit: k.u * (k.brief.lettering.length ? 0.4 : 0.46),
      heroX: 0.5 + rng.range(-0.12, 0.12),
    },
    ['tower', 'house', 'sign'],
  )
  const festive = (k.night || k.p.times.includes('dusk')) && k.detail > 0 && rng.chance(0.7)
  return (
    sky.svg +
    flying(k, deck * 0.5, true) +
    rows(k, deck + k.h * 0.02, k.h * 0.4) +
    tank +
    wallBehind(k, deck + 2) +
    building(k, deck, walls) +
    cast +
    (festive ? bulbs(k, deck - k.u * 0.6) : '') +
    weatherFront(k, deck)
  )
}
