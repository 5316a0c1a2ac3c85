import { noise, read } from './noise'

export type Sheet = { data: Buffer; width: number; height: number }

const clamped = (value: number, max: number) => (value < 0 ? 0 : Math.min(value, max))

/**
 * RGB pixels with every edge led astray by up to about `wobble` pixels, as a hand with scissors or a brush
 * leads it. Bilinear, so that edges stay smooth; `ox` and `oy` move the noise. Returns new pixels.
 */
export function warp({ data, width, height }: Sheet, wobble: number, ox: number, oy: number): Buffer {
  const { medium, fine } = noise()
  const out = Buffer.allocUnsafe(data.length)
  const row = width * 3
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++) {
      const sx = clamped(
        x + (read(medium, x + ox, y + oy) + 0.3 * read(fine, x + oy, y + ox)) * wobble,
        width - 1.001,
      )
      const sy = clamped(
        y + (read(medium, x + oy + 91, y + ox + 37) + 0.3 * read(fine, x + 53, y + 7)) * wobble,
        height - 1.001,
      )
      const [ix, iy] = [sx | 0, sy | 0]
      const [fx, fy] = [sx - ix, sy - iy]
      const at = iy * row + ix * 3
      const to = y * row + x * 3
      for (let c = 0; c < 3; c++) {
        const top = (data[at + c] as number) * (1 - fx) + (data[at + 3 + c] as number) * fx
        const low = (data[at + row + c] as number) * (1 - fx) + (data[at + row + 3 + c] as number) * fx
        out[to + c] = top * (1 - fy) + low * fy
      }
    }
  return out
}
