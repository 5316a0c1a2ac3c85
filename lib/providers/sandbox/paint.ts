import sharp from 'sharp'
import { type Ask, type Composition, compose } from './compose'
import { finish, isPlain, surfaceOf } from './finish'
import type { Look } from './looks'
import { quantise } from './pixelate'
import type { Sheet } from './warp'

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

/** The words as RGB pixels, without the mark. Deterministic: equal asks give equal bytes. */
export async function paint(ask: Ask): Promise<Sheet> {
  const composition = compose(ask)
  const draw = composition.style === 'pixel' ? squarePixels : smoothPixels
  return { data: await draw(ask, composition), width: ask.widthPx, height: ask.heightPx }
}
