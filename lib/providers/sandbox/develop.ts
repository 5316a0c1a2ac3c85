import sharp, { type Sharp } from 'sharp'
import type { OutputFormat } from '../schema'
import type { Mark } from './mark'
import type { Picture } from './operations/operation'
import { blurBroadly, type Raster, sharpOf } from './pixels/raster'

/** Past this, compressing well would take seconds. */
const LARGE_PX = 3_000_000

/** Encoded as fast as is decent: a demo waits for it. */
function encode(image: Sharp, format: OutputFormat, isLarge: boolean): Promise<Buffer> {
  if (format === 'jpeg') return image.flatten({ background: '#ffffff' }).jpeg({ quality: 90 }).toBuffer()
  if (format === 'webp') return image.webp({ quality: 88, effort: isLarge ? 0 : 2 }).toBuffer()
  return image.png({ compressionLevel: isLarge ? 2 : 5, adaptiveFiltering: false }).toBuffer()
}

function isOpaque({ data }: Raster): boolean {
  for (let at = 3; at < data.length; at += 4) if (data[at] !== 255) return false
  return true
}

/** The mark laid on; no byte beside it changes. */
async function marked(raster: Raster, { svg, left, top }: Mark): Promise<Raster> {
  const { data: ink, info } = await sharp(Buffer.from(svg))
    .ensureAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true })
  const data = Buffer.from(raster.data)
  const [w, h] = [Math.min(info.width, raster.width - left), Math.min(info.height, raster.height - top)]
  for (let y = 0; y < h; y++)
    for (let x = 0; x < w; x++) {
      const from = (y * info.width + x) * 4
      const to = ((y + top) * raster.width + x + left) * 4
      const weight = (ink[from + 3] as number) / 255
      for (let c = 0; c < 3; c++)
        data[to + c] = Math.round(
          (data[to + c] as number) * (1 - weight) + (ink[from + c] as number) * weight,
        )
      data[to + 3] = Math.max(data[to + 3] as number, ink[from + 3] as number)
    }
  return { ...raster, data }
}

/** The picture as a file; `blurred` as the upstream's filter leaves it, nothing to recognise but its colours. */
export async function develop(
  { pixels, mark }: Picture,
  format: OutputFormat,
  { blurred = false } = {},
): Promise<Buffer> {
  const { width, height } = pixels
  const shown = blurred ? await blurBroadly(pixels, Math.max(width, height) / 26) : pixels
  const whole = mark ? await marked(shown, mark) : shown
  const image = isOpaque(whole) ? sharpOf(whole).removeAlpha() : sharpOf(whole)
  return encode(image, format, width * height > LARGE_PX)
}
