import { rgb } from './colour'
import type { Style } from './lexicon-looks'
import type { Look } from './looks'
import { noise, read } from './noise'
import type { Palette } from './palettes'
import { hash } from './random'
import { type Sheet, warp } from './warp'

/** What the hand, the brush and the paper do to flat shapes. Amounts are in pixels or in 0..255. */
export type Surface = {
  /** How far an edge strays, in pixels. */
  wobble: number
  /** Fine specks. */
  grain: number
  /** Broad unevenness of the paint. */
  mottle: number
  /** Streaks of a dry brush, along one slant. */
  streaks: number
  /** Paint gathering at the rims of washes. */
  pooling: number
  /** Cuts of the gouge: how much of the dark is carved away, 0..1. */
  carving: number
  /** Darkening towards the corners, 0..1. */
  vignette: number
}

const NONE: Surface = { wobble: 0, grain: 0, mottle: 0, streaks: 0, pooling: 0, carving: 0, vignette: 0 }

const BY_LOOK: Record<Look, Partial<Surface>> = {
  large: { wobble: 1.1, grain: 4, mottle: 3 },
  turbo: {},
  medium: { mottle: 4, grain: 1.5 },
  flash: {},
}

const BY_STYLE: Partial<Record<Style, Partial<Surface>>> = {
  gouache: { wobble: 2.8, streaks: 9, mottle: 5, grain: 3 },
  watercolour: { wobble: 5, mottle: 11, pooling: 0.75, grain: 4 },
  papercut: { grain: 4, mottle: 2 },
  ink: { wobble: 2.2, grain: 3 },
  film: { grain: 15, vignette: 0.34, mottle: 2 },
  linocut: { wobble: 3, carving: 0.9, grain: 2 },
  bauhaus: { grain: 5, mottle: 3 },
  soft3d: { vignette: 0.12 },
  pixel: {},
  isometric: { grain: 2 },
}

export const surfaceOf = (look: Look, style: Style | undefined): Surface => ({
  ...NONE,
  ...BY_LOOK[look],
  ...(style ? BY_STYLE[style] : {}),
})

export const isPlain = (surface: Surface): boolean => Object.values(surface).every((amount) => amount === 0)

const lumaAt = (data: Buffer, i: number) =>
  (data[i] as number) * 0.3 + (data[i + 1] as number) * 0.59 + (data[i + 2] as number) * 0.11

/** How much lighter the neighbourhood is than the pixel: where a wash leaves its rim. */
function rim({ data, width, height }: Sheet, x: number, y: number, reach: number): number {
  const [x0, x1] = [Math.max(0, x - reach), Math.min(width - 1, x + reach)]
  const [y0, y1] = [Math.max(0, y - reach), Math.min(height - 1, y + reach)]
  const around =
    (lumaAt(data, (y * width + x0) * 3) +
      lumaAt(data, (y * width + x1) * 3) +
      lumaAt(data, (y0 * width + x) * 3) +
      lumaAt(data, (y1 * width + x) * 3)) /
    4
  return around - lumaAt(data, (y * width + x) * 3)
}

/**
 * The surface worked into RGB pixels, in about 50 ms a megapixel. `seedText` moves the noise;
 * `vividness` multiplies chroma (1 leaves it). Returns new pixels of the same size.
 */
export function finish(
  sheet: Sheet,
  surface: Surface,
  palette: Palette,
  seedText: string,
  vividness = 1,
): Buffer {
  const { width, height } = sheet
  const { wobble, grain, mottle, streaks, pooling, carving, vignette } = surface
  const { coarse, medium, fine, specks } = noise()
  const shift = hash(seedText)
  const [ox, oy] = [shift & 255, (shift >>> 8) & 255]
  const data = wobble > 0 ? warp(sheet, wobble, ox, oy) : sheet.data
  const steady = { data, width, height }
  const paper = rgb(palette.paper)
  const out = Buffer.allocUnsafe(data.length)
  for (let y = 0; y < height; y++) {
    const ny = y / height - 0.5
    for (let x = 0; x < width; x++) {
      const from = (y * width + x) * 3
      let [r, g, b] = [data[from] as number, data[from + 1] as number, data[from + 2] as number]
      let add = 0
      if (grain > 0) add += grain * read(specks, x + ox, y + oy + ((x >> 8) * 57 + (y >> 8) * 131))
      if (mottle > 0)
        add += mottle * (read(coarse, (x >> 1) + oy, (y >> 1) + ox) + 0.5 * read(medium, x + oy, y + ox))
      if (streaks > 0) add += streaks * read(fine, (x + (y >> 2)) >> 3, (y - (x >> 3)) << 1)
      if (pooling > 0) {
        const edge = rim(steady, x, y, 5)
        if (edge > 2) add -= Math.min(34, edge) * pooling
      }
      if (carving > 0) {
        const luma = r * 0.3 + g * 0.59 + b * 0.11
        const gouge = read(medium, (x + y) >> 2, (y - x) << 1) + 0.5 * read(fine, x >> 1, y << 1)
        const limit = 0.86 + Math.abs(0.45 - luma / 255) * 0.7
        if (luma < 225 && gouge > limit)
          [r, g, b] = [
            r + (paper[0] - r) * carving,
            g + (paper[1] - g) * carving,
            b + (paper[2] - b) * carving,
          ]
      }
      if (vignette > 0) {
        const nx = x / width - 0.5
        const fall = 1 - vignette * (nx * nx + ny * ny) * 1.7
        r *= fall
        g *= fall
        b *= fall
      }
      if (vividness !== 1) {
        const luma = r * 0.3 + g * 0.59 + b * 0.11
        r = luma + (r - luma) * vividness
        g = luma + (g - luma) * vividness
        b = luma + (b - luma) * vividness
      }
      out[from] = clamp(r + add)
      out[from + 1] = clamp(g + add)
      out[from + 2] = clamp(b + add)
    }
  }
  return out
}

const clamp = (v: number) => (v < 0 ? 0 : Math.min(v, 255))
