import { grow } from '../pixels/mask'
import { markWithin } from '../pixels/place-mark'
import { load, type Mask, type Raster } from '../pixels/raster'
import { recolour } from '../pixels/recolour'
import { regionOf } from '../pixels/region'
import { repaint } from '../pixels/repaint'
import type { Words } from '../pixels/scenery'
import { type Fields, formatIn, inputIn, seedIn, whole, words } from '../read-form'
import { styled } from '../style-presets'
import { EDITED_IN_RATIO, type Operation, type Order } from './operation'

type Change = (raster: Raster, found: Mask, said: Words) => Promise<Raster>

/** Both look for something in the picture by words, and change that alone. */
async function search(fields: Fields, lookFor: string, change: Change): Promise<Order | undefined> {
  const image = await inputIn(fields, 'image', EDITED_IN_RATIO)
  const prompt = words(fields, 'prompt', true)
  const sought = words(fields, lookFor, true)
  const negative = words(fields, 'negative_prompt')
  const asked = styled(fields, prompt)
  const growBy = whole(fields, 'grow_mask', 0, 20) ?? 3
  return (
    image && {
      said: `${prompt} ${sought} ${negative}`,
      seed: seedIn(fields),
      format: formatIn(fields),
      usualMs: 1900,
      draw: async (seed) => {
        const raster = await load(image.bytes)
        const found = grow(await regionOf(raster, sought), growBy)
        const pixels = await change(raster, found, { prompt: asked, negative, seed })
        return { pixels, mark: markWithin(found) }
      },
    }
  )
}

export const searchAndReplace: Operation = {
  path: 'edit/search-and-replace',
  read: (fields) => search(fields, 'search_prompt', repaint),
}

export const searchAndRecolor: Operation = {
  path: 'edit/search-and-recolor',
  read: (fields) => search(fields, 'select_prompt', async (...all) => recolour(...all)),
}
