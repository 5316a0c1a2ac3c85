import { paint } from '../paint'
import { opaque, type Raster, resize } from './raster'

/** What the painter is told. `model` chooses the hand. */
export type Words = { prompt: string; negative: string; seed: number; model?: string; cfgScale?: number }

const MOST_PX = 1024 * 1024
const LEAST_SIDE = 256
const WIDEST = 2.6

/** A size the painter likes in nearly the same shape: a megapixel at most, no side too short. */
function easelFor(width: number, height: number): readonly [number, number] {
  const shape = Math.min(WIDEST, Math.max(1 / WIDEST, width / height))
  const least = LEAST_SIDE * LEAST_SIDE * Math.max(shape, 1 / shape)
  const tall = Math.sqrt(Math.min(MOST_PX, Math.max(width * height, least)) / shape)
  return [Math.round(tall * shape), Math.round(tall)]
}

/** The words painted exactly `widthPx` by `heightPx`, without the mark. */
export const painting = async (words: Words, widthPx: number, heightPx: number): Promise<Raster> =>
  opaque(await paint({ model: 'sd3.5-large', ...words, widthPx, heightPx }))

/** The same for any size and shape, however odd: painted in a size that suits, then fitted. */
export async function scenery(words: Words, width: number, height: number): Promise<Raster> {
  const painted = await painting(words, ...easelFor(width, height))
  return painted.width === width && painted.height === height
    ? painted
    : resize(painted, width, height, { fit: 'cover' })
}
