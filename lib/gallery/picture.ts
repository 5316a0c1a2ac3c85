import type { Sharp } from 'sharp'
import { rgbaToThumbHash } from 'thumbhash'
import { library } from './library'
import { LONGEST_PX, type SmallVariant } from './rules'

export type Derived = {
  name: SmallVariant
  format: 'webp' | 'avif'
  bytes: Buffer
  widthPx: number
  heightPx: number
}
export type Pixels = { data: Buffer; width: number; height: number; channels: 1 | 2 | 3 | 4 }

const THUMBHASH_PX = 100
/** Well above any model's largest picture, and 200 MB as pixels: more is a bomb. */
const MAX_PIXELS = 2 ** 26

/** sRGB pixels of a whole picture, or null when it does not decode. The only decoding there is: ~12 ms for 1024 px. */
export async function decode(bytes: Buffer): Promise<Pixels | null> {
  const { default: sharp } = await library()
  try {
    return await pixelsOf(sharp(bytes, { limitInputPixels: MAX_PIXELS }).toColourspace('srgb'))
  } catch {
    return null
  }
}

/** The small versions nobody can do without, never larger than the picture. Efforts are the cheapest. */
export async function derive(picture: Pixels): Promise<{ variants: Derived[]; thumbhash: Buffer }> {
  const small = await pixelsOf(await within(picture, LONGEST_PX.thumb))
  const variants = [
    await encoded('tiny', 'webp', small),
    await encoded('thumb', 'webp', small),
    await encoded('thumb', 'avif', small),
    await encoded('preview', 'webp', picture),
  ]
  return { variants, thumbhash: await thumbhashOf(small) }
}

/** Those that only make pages lighter, for readers of AVIF: without them the next larger one is given. */
export const deriveLighter = async (picture: Pixels): Promise<Derived[]> => [
  await encoded('tiny', 'avif', picture),
  await encoded('small', 'avif', picture),
  await encoded('medium', 'avif', picture),
]

async function within({ data, width, height, channels }: Pixels, maxPx: number): Promise<Sharp> {
  const { default: sharp } = await library()
  const picture = sharp(data, { raw: { width, height, channels } })
  if (Math.max(width, height) <= maxPx) return picture
  return picture.resize(maxPx, maxPx, { fit: 'inside' })
}

async function encoded(name: SmallVariant, format: Derived['format'], from: Pixels): Promise<Derived> {
  const picture = await within(from, LONGEST_PX[name])
  const coded =
    format === 'avif'
      ? picture.avif({ quality: 50, effort: 0, chromaSubsampling: '4:2:0' })
      : picture.webp({ quality: name === 'preview' ? 82 : 78, effort: 0 })
  const { data, info } = await coded.toBuffer({ resolveWithObject: true })
  return { name, format, bytes: data, widthPx: info.width, heightPx: info.height }
}

async function thumbhashOf(small: Pixels): Promise<Buffer> {
  const { data, width, height } = await pixelsOf((await within(small, THUMBHASH_PX)).ensureAlpha())
  return Buffer.from(rgbaToThumbHash(width, height, data))
}

async function pixelsOf(picture: Sharp): Promise<Pixels> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true })
  return { data, width: info.width, height: info.height, channels: info.channels }
}
