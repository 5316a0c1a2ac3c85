import { markWithin } from '../pixels/place-mark'
import { repaint } from '../pixels/repaint'
import { formatIn, seedIn, words } from '../read-form'
import { styled } from '../style-presets'
import { loadMasked, maskedIn } from './masked'
import type { Operation } from './operation'

export const inpaint: Operation = {
  path: 'edit/inpaint',
  async read(fields) {
    const prompt = words(fields, 'prompt', true)
    const negative = words(fields, 'negative_prompt')
    const asked = styled(fields, prompt)
    const input = await maskedIn(fields, 100)
    return (
      input && {
        said: `${prompt} ${negative}`,
        seed: seedIn(fields),
        format: formatIn(fields),
        usualMs: 1800,
        draw: async (seed) => {
          const { raster, mask } = await loadMasked(input)
          const pixels = await repaint(raster, mask, { prompt: asked, negative, seed })
          return { pixels, mark: markWithin(mask) }
        },
      }
    )
  },
}
