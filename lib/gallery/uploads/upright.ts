import type { Sharp } from 'sharp'
import { library } from '../library'
import type { Pixels } from '../picture'
import type { ContainerFormat } from './container'
import { refusedFile, type UploadFacts } from './inspect'
import { MAX_INPUT_BYTES, MAX_PIXELS } from './rules'

export type Input = { bytes: Buffer; format: ContainerFormat }
/** Sizes of the picture upright. `input` is what goes upstream; undefined when the file itself may. */
export type Upright = { widthPx: number; heightPx: number; hasAlpha: boolean; input?: Input }

const TIMEOUT_SECONDS = 20
/** A lossless WebP of 24 megapixels takes 20 s to write. */
const MAX_LOSSLESS_WEBP_PX = 4 * 1024 * 1024

/**
 * Decodes every pixel of an inspected file, the right way up and in 8-bit sRGB; makes a file of them without any
 * metadata unless this one is so already. Throws INVALID_INPUT when it does not decode.
 */
export async function uprightOf(bytes: Buffer, facts: UploadFacts): Promise<Upright> {
  const pixels = await decodeUpright(bytes)
  const hasAlpha = isSeeThrough(pixels)
  const upright = { widthPx: pixels.width, heightPx: pixels.height, hasAlpha }
  return facts.plain ? upright : { ...upright, input: await encodeInput(pixels, facts, hasAlpha) }
}

async function decodeUpright(bytes: Buffer): Promise<Pixels> {
  const { default: sharp } = await library()
  const picture = sharp(bytes, { limitInputPixels: MAX_PIXELS, failOn: 'warning', sequentialRead: true })
  const upright = picture.autoOrient().toColourspace('srgb').timeout({ seconds: TIMEOUT_SECONDS })
  const { data, info } = await upright.raw().toBuffer({ resolveWithObject: true }).catch(notDecoded)
  return { data, width: info.width, height: info.height, channels: info.channels }
}

function notDecoded(error: unknown): never {
  const tooLong = error instanceof Error && error.message.startsWith('timeout')
  throw refusedFile(
    tooLong ? 'takes too long to decode' : 'must decode to its last pixel; this one is damaged',
  )
}

function isSeeThrough({ data, channels }: Pixels): boolean {
  if (channels !== 4) return false
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return true
  return false
}

async function encodeInput(pixels: Pixels, facts: UploadFacts, hasAlpha: boolean): Promise<Input> {
  const lossless = facts.lossless && pixels.width * pixels.height <= MAX_LOSSLESS_WEBP_PX
  const bytes = await encoded(pixels, facts.format, lossless).catch(notDecoded)
  const made = { bytes, format: facts.format }
  if (bytes.length <= MAX_INPUT_BYTES) return made
  const format = hasAlpha ? 'webp' : 'jpeg'
  // WebP ends at 16 383 pixels a side: what cannot be lighter stays as it is.
  const lighter = await encoded(pixels, format, false).catch(() => null)
  return lighter && lighter.length < bytes.length ? { bytes: lighter, format } : made
}

async function encoded(pixels: Pixels, format: ContainerFormat, lossless: boolean): Promise<Buffer> {
  const { default: sharp } = await library()
  const { data, width, height, channels } = pixels
  const picture = sharp(data, { raw: { width, height, channels } })
  return ENCODERS[format](picture, lossless).timeout({ seconds: TIMEOUT_SECONDS }).toBuffer()
}

const ENCODERS: Record<ContainerFormat, (picture: Sharp, lossless: boolean) => Sharp> = {
  png: (picture) => picture.png({ compressionLevel: 6 }),
  jpeg: (picture) => picture.removeAlpha().jpeg({ quality: 95, chromaSubsampling: '4:4:4' }),
  webp: (picture, lossless) =>
    picture.webp(lossless ? { lossless, exact: true, effort: 1 } : { quality: 95, effort: 2 }),
}
