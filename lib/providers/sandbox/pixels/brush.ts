import sharp from 'sharp'
import { noise, read } from '../noise'
import { warp } from '../warp'
import { byte, mapped, opaque, type Raster } from './raster'

/** A picture as a brush leaves it: small forms run together, edges stray by up to `wobble` pixels, the bristles show. */
export async function brushed(
  raster: Raster,
  { seed, wobble }: { seed: number; wobble: number },
): Promise<Raster> {
  const { width, height } = raster
  const { data } = await sharp(raster.data, { raw: { width, height, channels: 4 } })
    .removeAlpha()
    .median(7)
    .raw()
    .toBuffer({ resolveWithObject: true })
  const [ox, oy] = [seed & 255, (seed >>> 8) & 255]
  const strayed = await opaque({ data: warp({ data, width, height }, wobble, ox, oy), width, height })
  const { fine, coarse } = noise()
  return mapped(strayed, (out, at, x, y) => {
    const bristle = 9 * read(fine, ((x + (y >> 2)) >> 3) + ox, ((y - (x >> 3)) << 1) + oy)
    const body = 5 * read(coarse, (x >> 1) + oy, (y >> 1) + ox)
    for (let c = 0; c < 3; c++) out[at + c] = byte((out[at + c] as number) + bristle + body)
  })
}
