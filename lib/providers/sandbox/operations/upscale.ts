import { cornerMark } from '../mark'
import { coloursOf, inColoursOf } from '../pixels/palette-transfer'
import { load, type Raster, resize } from '../pixels/raster'
import { scenery } from '../pixels/scenery'
import { crisp, textured } from '../pixels/sharpen'
import { type Fields, formatIn, type InputRules, inputIn, number, seedIn, words } from '../read-form'
import { styled } from '../style-presets'
import { EDITED_IN_RATIO, type Operation, type Order, type Picture, sizeOf } from './operation'

const FACTOR = 4

const signed = (pixels: Raster): Picture => ({ pixels, mark: cornerMark(pixels.width, pixels.height) })

/** Exactly four times as wide and as high. */
export const fast: Operation = {
  path: 'upscale/fast',
  async read(fields) {
    const image = await inputIn(fields, 'image', {
      minSide: 32,
      maxSide: 1536,
      minPx: 1024,
      maxPx: 1_048_576,
    })
    const format = formatIn(fields)
    return (
      image && {
        said: '',
        format,
        usualMs: 900,
        draw: async () => {
          const raster = await load(image.bytes)
          const [width, height] = [raster.width * FACTOR, raster.height * FACTOR]
          return signed(await resize(await crisp(raster, 0.8, 0.7), width, height, { kernel: 'lanczos3' }))
        },
      }
    )
  },
}

type Kind = {
  rules: InputRules
  creativity: readonly [min: number, max: number, usual: number]
  megapixels: number
  usualMs: number
}

/** So many megapixels in the shape of the picture; `creativity` adds detail, and a breath of the words' colours. */
async function larger(
  fields: Fields,
  { rules, creativity, megapixels, usualMs }: Kind,
  preset: boolean,
): Promise<Order | undefined> {
  const image = await inputIn(fields, 'image', rules)
  const prompt = words(fields, 'prompt', true)
  const negative = words(fields, 'negative_prompt')
  const asked = preset ? styled(fields, prompt) : prompt
  const freedom = number(fields, 'creativity', creativity[0], creativity[1]) ?? creativity[2]
  const [seed, format] = [seedIn(fields), formatIn(fields)]
  const draw = async (image: { bytes: Buffer; width: number; height: number }, chosen: number) => {
    const { width, height } = sizeOf(image, megapixels)
    const raster = await load(image.bytes)
    const inks = coloursOf(
      await scenery({ prompt: asked, negative, seed: chosen, model: 'sd3.5-flash' }, 320, 256),
    )
    const tinted = inColoursOf(raster, inks, freedom * 0.25)
    const big = await resize(tinted, width, height, { kernel: 'lanczos3' })
    return signed(textured(await crisp(big, Math.max(1, width / raster.width), 0.7), freedom * 26, chosen))
  }
  return (
    image && {
      said: `${prompt} ${negative}`,
      seed,
      format,
      usualMs,
      draw: (chosen) => draw(image, chosen),
    }
  )
}

export const conservative: Operation = {
  path: 'upscale/conservative',
  read: (fields) =>
    larger(
      fields,
      { rules: EDITED_IN_RATIO, creativity: [0.2, 0.5, 0.35], megapixels: 4, usualMs: 3000 },
      false,
    ),
}

export const creative: Operation = {
  path: 'upscale/creative',
  isAsync: true,
  read: (fields) =>
    larger(
      fields,
      {
        rules: { minPx: 4096, maxPx: 1_048_576 },
        creativity: [0.1, 0.5, 0.3],
        megapixels: 8,
        usualMs: 14_000,
      },
      true,
    ),
}
