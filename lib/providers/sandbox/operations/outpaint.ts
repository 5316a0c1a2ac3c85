import { groundBeyond, type Margins } from '../pixels/beyond'
import { markWithin } from '../pixels/place-mark'
import { load, type Mask, pasted, type Raster } from '../pixels/raster'
import { formatIn, inputIn, number, seedIn, whole, words } from '../read-form'
import { styled } from '../style-presets'
import { EDITED_IN_RATIO, type Operation } from './operation'

const SIDES = ['left', 'right', 'up', 'down'] as const

function newPart(raster: Raster, { left, right, up, down }: Margins): Mask {
  const [width, height] = [raster.width + left + right, raster.height + up + down]
  const data = Buffer.alloc(width * height, 255)
  for (let y = up; y < up + raster.height; y++)
    data.fill(0, y * width + left, y * width + left + raster.width)
  return { data, width, height }
}

export const outpaint: Operation = {
  path: 'edit/outpaint',
  async read(fields) {
    const image = await inputIn(fields, 'image', EDITED_IN_RATIO)
    const [left = 0, right = 0, up = 0, down = 0] = SIDES.map((side) => whole(fields, side, 0, 2000))
    if (left + right + up + down === 0)
      fields.errors.push('left: at least one of left, right, up, down must be greater than 0')
    const creativity = number(fields, 'creativity', 0, 1) ?? 0.5
    const prompt = words(fields, 'prompt')
    const asked = styled(fields, prompt)
    return (
      image && {
        said: prompt,
        seed: seedIn(fields),
        format: formatIn(fields),
        usualMs: 1800,
        draw: async (seed) => {
          const raster = await load(image.bytes)
          const margins = { left, right, up, down }
          const ground = await groundBeyond(
            raster,
            margins,
            { prompt: asked, negative: '', seed },
            creativity,
          )
          const pixels = pasted(ground, raster, left, up)
          return { pixels, mark: markWithin(newPart(raster, margins)) }
        },
      }
    )
  },
}
