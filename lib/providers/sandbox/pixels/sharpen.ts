import { noise, read } from '../noise'
import { blur, byte, luma, mapped, type Raster } from './raster'

/** Contrast with the neighbourhood of `sigma` pixels added, `amount` times. */
export async function crisp(raster: Raster, sigma: number, amount: number): Promise<Raster> {
  const around = await blur(raster, sigma)
  return mapped(raster, (out, at) => {
    const off = (luma(out, at) - luma(around.data, at)) * amount
    for (let c = 0; c < 3; c++) out[at + c] = byte((out[at + c] as number) + off)
  })
}

/** Fine detail that was not there: a texture, stronger in the middle tones. `amount` in 0..255. */
export function textured(raster: Raster, amount: number, seed: number): Raster {
  const { fine, specks } = noise()
  const [ox, oy] = [seed & 255, (seed >>> 8) & 255]
  return mapped(raster, (out, at, x, y) => {
    const light = luma(out, at) / 255
    const room = 4 * light * (1 - light)
    const add =
      amount * room * (0.6 * read(specks, x + ox, y + oy + (x >> 8) * 131) + read(fine, x + oy, y + ox))
    for (let c = 0; c < 3; c++) out[at + c] = byte((out[at + c] as number) + add)
  })
}
