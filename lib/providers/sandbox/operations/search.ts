import { closed } from '../pixels/close'
import { boundsOf, grow } from '../pixels/mask'
import { markWithin } from '../pixels/place-mark'
import { load, type Mask, type Raster } from '../pixels/raster'
import { recolour } from '../pixels/recolour'
import { regionOf } from '../pixels/region'
import { repaint } from '../pixels/repaint'
import type { Words } from '../pixels/scenery'
import { type Fields, formatIn, inputIn, seedIn, whole, words } from '../read-form'
import { styled } from '../style-presets'
import { EDITED_IN_RATIO, type Operation, type Order } from './operation'

type Change = (raster: Raster, found: Mask, said: Words) => Promise<{ pixels: Raster; changed: Mask }>

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
        const { pixels, changed } = await change(raster, found, { prompt: asked, negative, seed })
        return { pixels, mark: markWithin(changed) }
      },
    }
  )
}

/** The old thing goes first, so that no rim of it shows at the soft edge of the new one. */
const replace: Change = async (raster, found, said) => {
  const box = boundsOf(found)
  const changed = grow(found, Math.round(Math.min(box?.width ?? 0, box?.height ?? 0) * 0.05))
  return { pixels: await repaint(await closed(raster, changed, said.seed), changed, said), changed }
}

const recolor: Change = async (raster, found, said) => ({
  pixels: recolour(raster, found, said),
  changed: found,
})

export const searchAndReplace: Operation = {
  path: 'edit/search-and-replace',
  read: (fields) => search(fields, 'search_prompt', replace),
}

export const searchAndRecolor: Operation = {
  path: 'edit/search-and-recolor',
  read: (fields) => search(fields, 'select_prompt', recolor),
}
