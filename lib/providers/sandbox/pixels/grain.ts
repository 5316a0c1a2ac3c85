import { noise, read } from '../noise'
import { byte, luma, type Mask, mapped, type Raster } from './raster'

/** How rough the known part of a picture is: the mean step between neighbours, in 0..255. */
function roughness({ data, width, height }: Raster, hole: Mask): number {
  let [sum, count] = [0, 0]
  const step = Math.max(1, Math.floor(Math.sqrt((width * height) / 60_000)))
  for (let y = 0; y < height; y += step)
    for (let x = 0; x < width - 1; x += step) {
      const i = y * width + x
      if (hole.data[i] !== 0 || hole.data[i + 1] !== 0) continue
      const away = Math.abs(luma(data, i * 4) - luma(data, i * 4 + 4))
      if (away > 24) continue
      sum += away
      count++
    }
  return count > 0 ? sum / count : 0
}

/** A filled picture with the grain of the one it was filled from, so that the fill does not look like glass. */
export function grained(filled: Raster, from: Raster, hole: Mask, seed: number): Raster {
  const amount = Math.min(14, roughness(from, hole) * 1.6)
  const { specks, fine } = noise()
  const [ox, oy] = [seed & 255, (seed >>> 8) & 255]
  return mapped(filled, (out, at, x, y) => {
    if (hole.data[at >> 2] === 0) return
    const add = amount * read(specks, x + ox + (y >> 8) * 57, y + oy + (x >> 8) * 131)
    const drift = amount * 0.6 * read(fine, x + oy, y + ox)
    for (let c = 0; c < 3; c++) out[at + c] = byte((out[at + c] as number) + add + drift)
  })
}
