import { subjectOf } from '../pixels/cutout'
import { markWithin } from '../pixels/place-mark'
import { load, mapped } from '../pixels/raster'
import { formatIn, inputIn } from '../read-form'
import { EDITED, type Operation } from './operation'

/** No words, no seed, and no format without transparency. */
export const removeBackground: Operation = {
  path: 'edit/remove-background',
  async read(fields) {
    const image = await inputIn(fields, 'image', { ...EDITED, maxPx: 4_194_304 })
    const format = formatIn(fields, ['png', 'webp'])
    return (
      image && {
        said: '',
        format,
        usualMs: 1100,
        draw: async () => {
          const raster = await load(image.bytes)
          const subject = await subjectOf(raster)
          const pixels = mapped(raster, (out, at) => {
            out[at + 3] = subject.data[at >> 2] as number
          })
          return { pixels, mark: markWithin(subject) }
        },
      }
    )
  },
}
