import { closed } from '../pixels/close'
import { markWithin } from '../pixels/place-mark'
import { blendBy } from '../pixels/raster'
import { formatIn, seedIn } from '../read-form'
import { loadMasked, maskedIn } from './masked'
import type { Operation } from './operation'

/** What changes closes over from its surroundings: no words. */
export const erase: Operation = {
  path: 'edit/erase',
  async read(fields) {
    const input = await maskedIn(fields, 20)
    return (
      input && {
        said: '',
        seed: seedIn(fields),
        format: formatIn(fields),
        usualMs: 1400,
        draw: async (seed) => {
          const { raster, mask } = await loadMasked(input)
          const filled = await closed(raster, mask, seed)
          return { pixels: blendBy(raster, filled, mask), mark: markWithin(mask) }
        },
      }
    )
  },
}
