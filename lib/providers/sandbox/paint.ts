import sharp, { type Sharp } from 'sharp'
import type { OutputFormat } from '../schema'
import { type Ask, type Composition, compose } from './compose'
import { finish, isPlain, surfaceOf } from './finish'
import type { Look } from './looks'
import { quantise } from './pixelate'
import { type AspectRatio, SIZES } from './read-form'

/** Side of a pixel-art pixel; every SD3 size is a multiple of 64. */
const PIXEL = 8

const USUAL_CFG: Record<Look, number> = { large: 4, medium: 4, turbo: 1, flash: 1 }

function vividnessOf(ask: Ask, look: Look): number {
  const off = (ask.cfgScale ?? USUAL_CFG[look]) - USUAL_CFG[look]
  return Math.min(1.2, Math.max(0.86, 1 + off * 0.035))
}

const rasterise = (svg: string, density = 72) =>
  sharp(Buffer.from(svg), { density })
    .removeAlpha()
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true })

async function smoothPixels(ask: Ask, { svg, look, style, palette, seedText }: Composition): Promise<Buffer> {
  const { data, info } = await rasterise(svg)
  const surface = surfaceOf(look, style)
  const vividness = vividnessOf(ask, look)
  if (isPlain(surface) && vividness === 1) return data
  return finish(
    { data, width: info.width, height: info.height },
    surface,
    palette,
    `${seedText}${ask.negative ?? ''}`,
    vividness,
  )
}

async function squarePixels(ask: Ask, { svg, palette }: Composition): Promise<Buffer> {
  const { data, info } = await rasterise(svg, 72 / PIXEL)
  const raw = { width: info.width, height: info.height, channels: 3 as const }
  return sharp(quantise(data, info.width, palette), { raw })
    .resize(ask.widthPx, ask.heightPx, { kernel: 'nearest', fit: 'fill' })
    .raw()
    .toBuffer()
}

/** Encoded as fast as is decent: a demo waits for it. */
export function encode(image: Sharp, format: OutputFormat): Promise<Buffer> {
  if (format === 'jpeg') return image.jpeg({ quality: 90 }).toBuffer()
  if (format === 'webp') return image.webp({ quality: 88, effort: 2 }).toBuffer()
  return image.png({ compressionLevel: 5, adaptiveFiltering: false }).toBuffer()
}

export type Source = { bytes: Buffer; strength: number }

/** The size of a picture in pixels: its ratio's, or about a megapixel in the shape of the image given. */
export async function sizeFor({
  ratio,
  source,
}: {
  ratio: AspectRatio
  source?: Source
}): Promise<{ widthPx: number; heightPx: number } | { error: string }> {
  if (!source) return { widthPx: SIZES[ratio][0], heightPx: SIZES[ratio][1] }
  const { width = 0, height = 0 } = await sharp(source.bytes)
    .metadata()
    .catch(() => ({ width: 0, height: 0 }))
  if (width === 0) return { error: 'image: must be a jpeg, png or webp' }
  if (Math.min(width, height) < 64) return { error: 'image: every side must be at least 64 pixels' }
  const scale = Math.sqrt((1024 * 1024) / (width * height))
  const side = (px: number) => Math.min(2048, Math.max(64, Math.round((px * scale) / 64) * 64))
  return { widthPx: side(width), heightPx: side(height) }
}

/** The source seen through the new picture: strength 0 leaves it, 1 hides it. */
async function blend(pixels: Buffer, raw: RawSize, { bytes, strength }: Source): Promise<Buffer> {
  const input = await sharp(bytes)
    .resize(raw.width, raw.height, { fit: 'cover' })
    .flatten()
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer()
  const out = Buffer.allocUnsafe(pixels.length)
  for (let i = 0; i < out.length; i++)
    out[i] = (input[i] ?? 0) + ((pixels[i] ?? 0) - (input[i] ?? 0)) * strength
  return out
}

type RawSize = { width: number; height: number; channels: 3 }

/** As the upstream's filter leaves a picture: nothing to recognise but its colours. */
function blur(pixels: Buffer, raw: RawSize): Promise<Buffer> {
  const small = Math.ceil(raw.width / 24)
  return sharp(pixels, { raw })
    .resize(small, Math.ceil(raw.height / 24), { fit: 'fill' })
    .blur(1.6)
    .raw()
    .toBuffer({ resolveWithObject: true })
    .then(({ data, info }) =>
      sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
        .resize(raw.width, raw.height, { kernel: 'cubic', fit: 'fill' })
        .raw()
        .toBuffer(),
    )
}

/** A whole picture as an encoded file. Deterministic: equal asks give equal bytes. */
export async function paint(
  ask: Ask,
  format: OutputFormat,
  options: { blurred?: boolean; source?: Source } = {},
): Promise<Buffer> {
  const composition = compose(ask)
  const raw: RawSize = { width: ask.widthPx, height: ask.heightPx, channels: 3 }
  let pixels =
    composition.style === 'pixel'
      ? await squarePixels(ask, composition)
      : await smoothPixels(ask, composition)
  if (options.source) pixels = await blend(pixels, raw, options.source)
  if (options.blurred) pixels = await blur(pixels, raw)
  const { svg, left, top } = composition.mark
  return encode(sharp(pixels, { raw }).composite([{ input: Buffer.from(svg), left, top }]), format)
}
