import { mix, rgb } from './colour'
import type { Palette } from './palettes'

const BAYER = [0, 8, 2, 10, 12, 4, 14, 6, 3, 11, 1, 9, 15, 7, 13, 5]

/** A console's worth of inks: the palette's own, and the steps between neighbours. */
function console16(p: Palette): [number, number, number][] {
  const ramp = [p.ink, p.near, p.mid, p.far, p.sky[2], p.sky[1], p.sky[0], p.paper]
  const between = ramp.slice(0, -1).map((ink, i) => mix(ink, ramp[i + 1] as string, 0.5))
  const bright = [
    p.accent,
    p.second,
    p.glow,
    p.sun,
    mix(p.accent, p.ink, 0.35),
    mix(p.second, p.ink, 0.35),
    mix(p.accent, p.glow, 0.4),
  ]
  return [...ramp, ...between, ...bright].map(rgb)
}

/** Every pixel moved to the nearest of the palette's inks, with a light ordered dither. RGB in, RGB out. */
export function quantise(data: Buffer, width: number, palette: Palette): Buffer {
  const inks = console16(palette)
  const known = new Map<number, number>()
  const out = Buffer.allocUnsafe(data.length)
  for (let i = 0; i < data.length; i += 3) {
    const [x, y] = [(i / 3) % width, Math.floor(i / 3 / width)]
    const nudge = ((BAYER[(y & 3) * 4 + (x & 3)] as number) - 7.5) * 0.55
    const [r, g, b] = [
      (data[i] as number) + nudge,
      (data[i + 1] as number) + nudge,
      (data[i + 2] as number) + nudge,
    ]
    const key = (Math.round(r / 3) << 16) | (Math.round(g / 3) << 8) | Math.round(b / 3)
    let best = known.get(key)
    if (best === undefined) {
      const far = ([R, G, B]: [number, number, number]) =>
        (R - r) ** 2 * 0.3 + (G - g) ** 2 * 0.59 + (B - b) ** 2 * 0.25
      best = inks.reduce(
        (nearest, ink, at) => (far(ink) < far(inks[nearest] as [number, number, number]) ? at : nearest),
        0,
      )
      known.set(key, best)
    }
    const ink = inks[best] as [number, number, number]
    out[i] = ink[0]
    out[i + 1] = ink[1]
    out[i + 2] = ink[2]
  }
  return out
}
