import { type Box, boundsOf, feather } from './mask'
import { coloursOf, inColoursOf } from './palette-transfer'
import { blendBy, type Mask, pasted, type Raster } from './raster'
import { scenery, type Words } from './scenery'

/** The neighbourhood of a box, with what changes made transparent. */
function around(raster: Raster, mask: Mask, box: Box): Raster {
  const room = Math.round(Math.max(box.width, box.height) * 0.3) + 8
  const left = Math.max(0, box.left - room)
  const top = Math.max(0, box.top - room)
  const width = Math.min(raster.width, box.left + box.width + room) - left
  const height = Math.min(raster.height, box.top + box.height + room) - top
  const data = Buffer.allocUnsafe(width * height * 4)
  for (let y = 0, to = 0; y < height; y++)
    for (let x = 0; x < width; x++, to += 4) {
      const i = (y + top) * raster.width + x + left
      raster.data.copy(data, to, i * 4, i * 4 + 4)
      if ((mask.data[i] as number) > 0) data[to + 3] = 0
    }
  return { data, width, height }
}

/**
 * What changes painted anew from the words, composed for its own box so that its subject is in it, and a
 * little nearer to the colours around. Outside the mask every byte stays.
 */
export async function repaint(raster: Raster, mask: Mask, words: Words): Promise<Raster> {
  const box = boundsOf(mask)
  if (!box) return raster
  const painted = await scenery(words, box.width, box.height)
  const fitted = inColoursOf(painted, coloursOf(around(raster, mask, box)), 0.38)
  const soft = await feather(mask, Math.min(14, Math.min(box.width, box.height) * 0.05))
  return blendBy(raster, pasted(raster, fitted, box.left, box.top), soft)
}
