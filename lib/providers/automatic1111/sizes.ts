import type { Size } from '../rules'

/** The latent has an eighth of the sides. */
const STEP_PX = 8
const MEGAPIXEL = 1024 * 1024

/** A shape, e.g. 16 x 9 or a picture's own sides, at so many megapixels, each side a multiple of 8. */
export function sizeAt(megapixels: number, { widthPx, heightPx }: Size): Size {
  const scale = Math.sqrt((megapixels * MEGAPIXEL) / (widthPx * heightPx))
  const snap = (side: number) => Math.max(STEP_PX, Math.round((side * scale) / STEP_PX) * STEP_PX)
  return { widthPx: snap(widthPx), heightPx: snap(heightPx) }
}
