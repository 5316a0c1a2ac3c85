import { luma, type Raster } from './raster'

/** Lightness, 0..255, a value a pixel. */
export function lightnessOf(raster: Raster): Float32Array {
  const out = new Float32Array(raster.width * raster.height)
  for (let i = 0; i < out.length; i++) out[i] = luma(raster.data, i * 4)
  return out
}

/** How steep the lightness is at every pixel (Sobel), 0..1; 1 is a hard edge of black and white. */
export function edgesOf(raster: Raster): Float32Array {
  const { width, height } = raster
  const light = lightnessOf(raster)
  const out = new Float32Array(light.length)
  for (let y = 1; y < height - 1; y++)
    for (let x = 1; x < width - 1; x++) {
      const i = y * width + x
      const p = (dx: number, dy: number) => light[i + dy * width + dx] as number
      const across = p(1, -1) + 2 * p(1, 0) + p(1, 1) - p(-1, -1) - 2 * p(-1, 0) - p(-1, 1)
      const down = p(-1, 1) + 2 * p(0, 1) + p(1, 1) - p(-1, -1) - 2 * p(0, -1) - p(1, -1)
      out[i] = Math.min(1, Math.hypot(across, down) / 700)
    }
  return out
}
