import { cornerMark } from '../mark'
import { load, type Raster } from '../pixels/raster'
import { scenery, type Words } from '../pixels/scenery'
import { drawnOver, shapedBy } from '../pixels/trace'
import { type Fields, formatIn, inputIn, number, seedIn, words } from '../read-form'
import { styled } from '../style-presets'
import { EDITED_IN_RATIO, type Operation, type Order } from './operation'

type Follow = (source: Raster, painted: Raster, strength: number) => Promise<Raster>

/** A new painting of the words that follows the lines of the picture, in the picture's own size. */
async function control(fields: Fields, follow: Follow): Promise<Order | undefined> {
  const image = await inputIn(fields, 'image', EDITED_IN_RATIO)
  const prompt = words(fields, 'prompt', true)
  const negative = words(fields, 'negative_prompt')
  const asked = styled(fields, prompt)
  const strength = number(fields, 'control_strength', 0, 1) ?? 0.7
  return (
    image && {
      said: `${prompt} ${negative}`,
      seed: seedIn(fields),
      format: formatIn(fields),
      usualMs: 1900,
      draw: async (seed) => {
        const source = await load(image.bytes)
        const said: Words = { prompt: asked, negative, seed }
        const painted = await scenery(said, source.width, source.height)
        return {
          pixels: await follow(source, painted, strength),
          mark: cornerMark(source.width, source.height),
        }
      },
    }
  )
}

export const sketch: Operation = {
  path: 'control/sketch',
  read: (fields) => control(fields, drawnOver),
}

export const structure: Operation = {
  path: 'control/structure',
  read: (fields) => control(fields, shapedBy),
}
