import { flowIn } from '../pixels/fill'
import { alphaMask, grow, loadMask } from '../pixels/mask'
import { load, type Mask, type Raster } from '../pixels/raster'
import { type Fields, type Input, inputIn, whole } from '../read-form'
import { EDITED } from './operation'

type Masked = { image: Input; mask: Input | undefined; growBy: number }

/** The picture, where it changes, and by how much that grows. The mask wins over the picture's own transparency. */
export async function maskedIn(fields: Fields, mostGrowth: number): Promise<Masked | undefined> {
  const image = await inputIn(fields, 'image', EDITED)
  const mask = await inputIn(fields, 'mask', EDITED, false)
  const growBy = whole(fields, 'grow_mask', 0, mostGrowth) ?? 5
  return image && { image, mask, growBy }
}

/** Without a mask the transparent part changes, over the colours that flow into it: nothing stays transparent. */
export async function loadMasked({ image, mask, growBy }: Masked): Promise<{ raster: Raster; mask: Mask }> {
  const raster = await load(image.bytes)
  if (mask) return { raster, mask: grow(await loadMask(mask.bytes, raster), growBy) }
  const clear = alphaMask(raster)
  return { raster: flowIn(raster, clear), mask: grow(clear, growBy) }
}
