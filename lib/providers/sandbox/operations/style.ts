import { cornerMark } from '../mark'
import { brushed } from '../pixels/brush'
import { coloursOf, inColoursOf } from '../pixels/palette-transfer'
import { load, mixed } from '../pixels/raster'
import { scenery } from '../pixels/scenery'
import { formatIn, inputIn, number, ratioIn, SIZES, seedIn, words } from '../read-form'
import { styled } from '../style-presets'
import { EDITED_IN_RATIO, type Operation, sizeOf } from './operation'

const SAMPLE = { width: 256, height: 256 }

/** A new painting in the asked ratio, in the colours of the picture. */
export const style: Operation = {
  path: 'control/style',
  async read(fields) {
    const image = await inputIn(fields, 'image', EDITED_IN_RATIO)
    const prompt = words(fields, 'prompt', true)
    const negative = words(fields, 'negative_prompt')
    const asked = styled(fields, prompt)
    const fidelity = number(fields, 'fidelity', 0, 1) ?? 0.5
    const [width, height] = SIZES[ratioIn(fields)]
    return (
      image && {
        said: `${prompt} ${negative}`,
        seed: seedIn(fields),
        format: formatIn(fields),
        usualMs: 2000,
        draw: async (seed) => {
          const painted = await scenery({ prompt: asked, negative, seed }, width, height)
          const inks = coloursOf(await load(image.bytes, SAMPLE))
          return {
            pixels: inColoursOf(painted, inks, 0.4 + fidelity * 0.6),
            mark: cornerMark(width, height),
          }
        },
      }
    )
  },
}

/** The composition of one picture in the colours of another, brushed over; a megapixel in the first one's shape. */
export const styleTransfer: Operation = {
  path: 'control/style-transfer',
  async read(fields) {
    const rules = { ...EDITED_IN_RATIO, maxPx: Number.MAX_SAFE_INTEGER, maxSide: 16_383 }
    const init = await inputIn(fields, 'init_image', rules)
    const look = await inputIn(fields, 'style_image', rules)
    const prompt = words(fields, 'prompt')
    const negative = words(fields, 'negative_prompt')
    const strength = number(fields, 'style_strength', 0, 1) ?? 1
    const faithful = number(fields, 'composition_fidelity', 0, 1) ?? 0.9
    const change = number(fields, 'change_strength', 0.1, 1) ?? 0.9
    const [seed, format] = [seedIn(fields), formatIn(fields)]
    const said = `${prompt} ${negative}`
    if (!init || !look) return undefined
    const draw = async (chosen: number) => {
      const { width, height } = sizeOf(init, 1)
      const source = await load(init.bytes, { width, height })
      const inks = coloursOf(await load(look.bytes, SAMPLE))
      const recoloured = inColoursOf(source, inks, strength)
      const loose = await brushed(recoloured, { seed: chosen, wobble: 2 + (1 - faithful) * 26 })
      const shown = prompt
        ? mixed(loose, await painting(width, height, chosen), 0.12 * (1 - faithful))
        : loose
      return { pixels: mixed(source, shown, change), mark: cornerMark(width, height) }
    }
    const painting = (width: number, height: number, chosen: number) =>
      scenery({ prompt, negative, seed: chosen }, width, height)
    return { said, seed, format, usualMs: 2400, draw }
  },
}
