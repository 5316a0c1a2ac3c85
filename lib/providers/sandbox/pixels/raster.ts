import sharp, { type Sharp } from 'sharp'

/** RGBA, eight bits each, rows from the top. */
export type Raster = { data: Buffer; width: number; height: number }
/** One value a pixel: 0 keeps, 255 changes. */
export type Mask = { data: Buffer; width: number; height: number }

const raw = ({ width, height }: { width: number; height: number }, channels: 1 | 4) => ({
  raw: { width, height, channels },
})

export const sharpOf = (raster: Raster): Sharp => sharp(raster.data, raw(raster, 4))
export const sharpOfMask = (mask: Mask): Sharp => sharp(mask.data, raw(mask, 1))

async function rasterOf(image: Sharp): Promise<Raster> {
  const { data, info } = await image.raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height }
}

/** A file that begins like a picture and does not decode. */
export class Undecodable extends Error {}

/** The pixels of a picture file, upright, in sRGB; exactly `size` when it is given. Rejects with `Undecodable`. */
export function load(bytes: Buffer, size?: { width: number; height: number }): Promise<Raster> {
  const upright = sharp(bytes).autoOrient().toColourspace('srgb').ensureAlpha()
  const image = size ? upright.resize(size.width, size.height, { fit: 'fill' }) : upright
  return rasterOf(image).catch((cause) => {
    throw new Undecodable('the picture does not decode', { cause })
  })
}

/** Exactly `width` by `height`; what the new shape cannot show is cut off with `cover`, squeezed with `fill`. */
export const resize = (
  raster: Raster,
  width: number,
  height: number,
  { fit = 'fill', kernel = 'cubic' }: { fit?: 'fill' | 'cover'; kernel?: 'cubic' | 'lanczos3' } = {},
): Promise<Raster> => rasterOf(sharpOf(raster).resize(width, height, { fit, kernel }))

/** A smaller copy with at most `maxPx` pixels, or the picture itself. */
export function reduce(raster: Raster, maxPx: number): Promise<Raster> {
  const scale = Math.sqrt(maxPx / (raster.width * raster.height))
  if (scale >= 1) return Promise.resolve(raster)
  const side = (px: number) => Math.max(1, Math.floor(px * scale))
  return resize(raster, side(raster.width), side(raster.height))
}

export const blur = (raster: Raster, sigma: number): Promise<Raster> =>
  sigma < 0.4 ? Promise.resolve(raster) : rasterOf(sharpOf(raster).blur(sigma))

/** A broad blur at a fraction of the work: reduced, blurred, enlarged. */
export async function blurBroadly(raster: Raster, sigma: number): Promise<Raster> {
  const by = Math.max(1, sigma / 4)
  const side = (px: number) => Math.max(2, Math.round(px / by))
  const small = await resize(raster, side(raster.width), side(raster.height))
  return resize(await blur(small, sigma / by), raster.width, raster.height)
}

/** RGB pixels of the painter as a raster. */
export const opaque = (rgb: { data: Buffer; width: number; height: number }): Promise<Raster> =>
  rasterOf(sharp(rgb.data, { raw: { width: rgb.width, height: rgb.height, channels: 3 } }).ensureAlpha())

export const luma = (data: Buffer, at: number): number =>
  (data[at] as number) * 0.299 + (data[at + 1] as number) * 0.587 + (data[at + 2] as number) * 0.114

export const byte = (value: number): number => (value < 0 ? 0 : value > 255 ? 255 : Math.round(value))

/** 0 below `from`, 1 above `to`, smooth between. */
export function ramp(value: number, from: number, to: number): number {
  const t = Math.min(1, Math.max(0, (value - from) / (to - from)))
  return t * t * (3 - 2 * t)
}

/** A new raster, pixel by pixel: `change` writes RGB at `at` of `out`, which starts as a copy. */
export function mapped(
  raster: Raster,
  change: (out: Buffer, at: number, x: number, y: number) => void,
): Raster {
  const out = Buffer.from(raster.data)
  for (let y = 0, at = 0; y < raster.height; y++)
    for (let x = 0; x < raster.width; x++, at += 4) change(out, at, x, y)
  return { ...raster, data: out }
}

/** `over` laid on `base` by the mask; where the mask is 0 the bytes of `base` stay, alpha included. */
export function blendBy(base: Raster, over: Raster, mask: Mask): Raster {
  const out = Buffer.from(base.data)
  for (let i = 0, at = 0; i < mask.data.length; i++, at += 4) {
    const weight = (mask.data[i] as number) / 255
    if (weight === 0) continue
    for (let c = 0; c < 4; c++) {
      const from = out[at + c] as number
      out[at + c] = Math.round(from + ((over.data[at + c] as number) - from) * weight)
    }
  }
  return { ...base, data: out }
}

/** Every pixel mixed with the other picture's by one weight, 0..1. */
export function mixed(base: Raster, over: Raster, weight: number): Raster {
  return mapped(base, (out, at) => {
    for (let c = 0; c < 3; c++)
      out[at + c] = byte((out[at + c] as number) * (1 - weight) + (over.data[at + c] as number) * weight)
  })
}

/** `raster` put into a copy of `onto` at (left, top); it must fit. */
export function pasted(onto: Raster, raster: Raster, left: number, top: number): Raster {
  const data = Buffer.from(onto.data)
  for (let y = 0; y < raster.height; y++) {
    const from = y * raster.width * 4
    raster.data.copy(data, ((y + top) * onto.width + left) * 4, from, from + raster.width * 4)
  }
  return { ...onto, data }
}
