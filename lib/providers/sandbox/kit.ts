import type { Brief, Thing } from './brief'
import { lightness, mix } from './colour'
import type { Palette } from './palettes'
import type { Random } from './random'
import { n } from './svg'

/** What every part draws with: the sheet's size in pixels, its inks, where light comes from, how rich to be. */
export type Kit = {
  w: number
  h: number
  /** The shorter side: the unit of the composition. */
  u: number
  rng: Random
  p: Palette
  brief: Brief
  /** The side light comes from: -1 is left. */
  side: -1 | 1
  /** 0 is the fewest shapes, 3 the richest. */
  detail: number
  /** No gradients: flat, bold shapes. */
  flat: boolean
  /** Shapes carry an ink outline, set once on the root. */
  outline: boolean
  /** Layers throw soft shadows, as cut paper does. */
  cut: boolean
  night: boolean
  /** Gradients and clips by their body; the body holds `@` where its id goes. */
  defs: Map<string, string>
}

export type Defs = Pick<Kit, 'defs'>

export const light = (k: Kit, colour: string, by: number): string => mix(colour, k.p.glow, by)

export const dark = (k: Kit, colour: string, by: number): string => mix(colour, k.p.ink, by)

/** Land at a depth: 0 is the horizon, 1 the viewer's feet. */
export function land(k: Kit, depth: number): string {
  const stops = [mix(k.p.far, k.p.sky[2], 0.35), k.p.far, k.p.mid, k.p.near, mix(k.p.near, k.p.ink, 0.6)]
  const at = Math.min(0.999, Math.max(0, depth)) * (stops.length - 1)
  const i = Math.floor(at)
  return mix(stops[i] as string, stops[i + 1] as string, at - i)
}

/** The ink the prompt gave a thing, dimmed at night, or else `fallback`. */
export function inkOf(k: Kit, thing: Thing | undefined, fallback: string, which = 0): string {
  const named = thing?.colours[which]
  if (!named) return fallback
  return k.night ? mix(named, k.p.ink, 0.22) : named
}

/** `ink` on `ground`, pulled away from it when the two could not be told apart. */
export function legible(k: Kit, ink: string, ground: string, gap = 0.25): string {
  const apart = lightness(ink) - lightness(ground)
  if (Math.abs(apart) >= gap) return ink
  const towards = lightness(ground) > 0.6 ? k.p.ink : k.p.paper
  return mix(ink, towards, (gap - Math.abs(apart)) / 0.45)
}

type Stop = readonly [at: number, colour: string, opacity?: number]

const stopsOf = (stops: readonly Stop[]) =>
  stops
    .map(
      ([at, colour, opacity]) =>
        `<stop offset="${n(at)}" stop-color="${colour}"${opacity === undefined ? '' : ` stop-opacity="${n(opacity)}"`}/>`,
    )
    .join('')

function define(k: Defs, tag: string, body: string): string {
  const known = k.defs.get(body)
  if (known) return `url(#${known})`
  const id = `${tag}${k.defs.size}`
  k.defs.set(body, id)
  return `url(#${id})`
}

/** All definitions of a finished picture, as one `<defs>`. */
export const definitions = (k: Kit): string =>
  `<defs>${[...k.defs].map(([body, id]) => body.replace('@', id)).join('')}</defs>`

/** A gradient across the shape's own box, from (x1, y1) to (x2, y2) in 0..1. */
export function linear(k: Kit, stops: readonly Stop[], [x1, y1, x2, y2] = [0, 0, 0, 1]): string {
  return define(
    k,
    'l',
    `<linearGradient id="@" x1="${n(x1 ?? 0)}" y1="${n(y1 ?? 0)}" x2="${n(x2 ?? 0)}" y2="${n(y2 ?? 1)}">${stopsOf(stops)}</linearGradient>`,
  )
}

export function radial(k: Kit, stops: readonly Stop[], [cx, cy, r] = [0.5, 0.5, 0.5]): string {
  return define(
    k,
    'r',
    `<radialGradient id="@" cx="${n(cx ?? 0.5)}" cy="${n(cy ?? 0.5)}" r="${n(r ?? 0.5)}">${stopsOf(stops)}</radialGradient>`,
  )
}

/** `colour` as light falls on it from the side; one flat ink in a flat look. */
export function lit(k: Kit, colour: string, by = 0.22): string {
  if (k.flat || k.outline) return colour
  const stops: Stop[] = [
    [0, light(k, colour, by)],
    [0.5, colour],
    [1, dark(k, colour, by)],
  ]
  return linear(k, stops, k.side < 0 ? [0, 0, 1, 0.15] : [1, 0, 0, 0.15])
}

/** `colour` fading downwards into `into`, as hills do into mist. */
export function fading(k: Kit, colour: string, into: string): string {
  if (k.flat || k.outline) return colour
  return linear(k, [
    [0, colour],
    [1, into],
  ])
}

/** Drawings cut to the outline `d`, without outlines of their own. */
export function inside(k: Defs, d: string, ...children: string[]): string {
  const clip = define(k, 'c', `<clipPath id="@"><path d="${d}"/></clipPath>`)
  return `<g clip-path="${clip}" stroke="none">${children.join('')}</g>`
}

/** Drawings that never carry the outline of the ink look. */
export const bare = (...children: string[]): string => `<g stroke="none">${children.join('')}</g>`

/** A hundred-unit drawing stood at (x, y), `size` pixels high; its outline keeps the sheet's width. */
export function stand(k: Kit, x: number, y: number, size: number, drawing: string, flip = false): string {
  const s = size / 100
  const outline = k.outline ? ` stroke-width="${n((k.u * 0.0036) / s)}"` : ''
  return `<g transform="translate(${n(x)} ${n(y)}) scale(${n4(flip ? -s : s)} ${n4(s)})"${outline}>${drawing}</g>`
}

const n4 = (value: number) => String(Math.round(value * 10000) / 10000)
