import type { Thing } from '../brief'
import { mix } from '../colour'
import { inkOf, type Kit, legible, stand } from '../kit'
import type { ThingName } from '../lexicon'
import { ellipse, group, n, silhouette } from '../svg'
import { BUILDINGS } from './buildings'
import { CRAFT } from './craft'
import { type Drawing, drawing, type InkRole } from './drawing'
import { FIGURES } from './figures'
import { FOOD } from './food'
import { FURNITURE } from './furniture'
import { PETS } from './pets'
import { TABLEWARE } from './tableware'
import { type TreeKind, tree } from './trees'
import { VEHICLES } from './vehicles'
import { WILD } from './wild'

const growing = (kind: TreeKind, width: number, tall: number, role: InkRole = 'leaf') =>
  drawing((k, c, _other, rng) => tree(k, kind, c, `${rng.int(0, 999)}`), width, tall, 'ground', role, role)

const TREES: Record<string, Drawing> = {
  tree: growing('round', 74, 1),
  blossom: growing('round', 74, 1, 'blossom'),
  pine: growing('pine', 60, 1.1),
  palm: growing('palm', 80, 1.15),
  cypress: growing('cypress', 26, 1.1),
}

/** Every thing that can stand by itself in a scene. */
const CAST: Partial<Record<ThingName, Drawing>> = {
  ...BUILDINGS,
  ...FURNITURE,
  ...TABLEWARE,
  ...FOOD,
  ...PETS,
  ...WILD,
  ...VEHICLES,
  ...CRAFT,
  ...FIGURES,
  ...TREES,
}

export const castOf = (name: ThingName): Drawing | undefined => CAST[name]

export function roleInk(k: Kit, role: InkRole): string {
  if (role === 'blossom') return k.night ? mix('#f2a7b5', k.p.near, 0.35) : mix('#f4a9b4', k.p.paper, 0.1)
  if (role === 'leaf') {
    if (k.brief.weather.includes('autumn')) return mix(k.p.accent, k.p.mid, 0.3)
    return mix(k.p.near, k.night ? k.p.mid : k.p.ink, 0.22)
  }
  if (role === 'paper') return k.night ? mix(k.p.paper, k.p.far, 0.3) : mix(k.p.paper, k.p.far, 0.05)
  return k.p[role]
}

export type Spot = {
  x: number
  y: number
  size: number
  flip?: boolean
  label?: string
  shadow?: boolean
  ground?: string
}

/** How high a thing stands when the hero of its scene is `unit` pixels. */
export const heightOf = (name: ThingName, unit: number): number => unit * (castOf(name)?.tall ?? 0.5)

/** One thing of the brief, drawn `size` pixels high with its foot at (x, y). */
export function place(k: Kit, thing: Thing, spot: Spot): string {
  const made = castOf(thing.name)
  if (!made) return ''
  const s = spot.size / 100
  const seen: Kit = spot.flip ? { ...k, side: k.side < 0 ? 1 : -1 } : k
  const usual = roleInk(k, made.inks[0])
  const main = inkOf(
    k,
    thing,
    spot.ground && made.inks[0] !== 'leaf' ? legible(k, usual, spot.ground, 0.2) : usual,
  )
  const other = inkOf(k, thing, roleInk(k, made.inks[1]), 1)
  const body = made.draw(seen, main, other, k.rng.fork(`${thing.name}${spot.label ?? ''}`))
  const drawn = stand(k, spot.x, spot.y, spot.size, body, spot.flip)
  const ground = spot.shadow === false ? '' : footShadow(k, spot.x, spot.y, (made.width / 2) * s)
  const thrown = k.cut
    ? group(
        `translate(${n(-k.side * k.u * 0.008)} ${n(k.u * 0.006)})`,
        `<g opacity="0.22">${silhouette(drawn, k.p.ink)}</g>`,
      )
    : ''
  return ground + thrown + drawn
}

/** A soft pool of shade under a thing, drawn away from the light. */
export function footShadow(k: Kit, x: number, y: number, half: number): string {
  if (k.outline) return ''
  const shade = (rx: number, ry: number, by: number) =>
    ellipse(x - k.side * half * by, y, half * rx, half * ry, k.p.ink, 'fill-opacity="0.16" stroke="none"')
  return shade(1.35, 0.13, 0.32) + shade(0.95, 0.08, 0.08)
}
