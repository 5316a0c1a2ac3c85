import { handOf, lookOf } from '../looks'
import { cornerMark } from '../mark'
import { load, mixed } from '../pixels/raster'
import { painting, type Words } from '../pixels/scenery'
import {
  type AspectRatio,
  type Fields,
  formatIn,
  type Input,
  inputIn,
  number,
  oneOf,
  ratioIn,
  SIZES,
  seedIn,
  words,
} from '../read-form'
import { styled } from '../style-presets'
import { type Operation, type Picture, sizeOf } from './operation'

const MODELS = [
  'sd3.5-large',
  'sd3.5-large-turbo',
  'sd3.5-medium',
  'sd3.5-flash',
  'sd3-large',
  'sd3-large-turbo',
  'sd3-medium',
  'sd3',
  'sd3-turbo',
] as const

type Source = { image: Input; strength: number }

async function fromWords(said: Words, ratio: AspectRatio, scale = 1): Promise<Picture> {
  const [width, height] = SIZES[ratio].map((px) => px * scale) as [number, number]
  return { pixels: await painting(said, width, height), mark: cornerMark(width, height) }
}

/** The source seen through the new picture: strength 0 leaves it, 1 hides it. A megapixel in its shape. */
async function fromImage(said: Words, { image, strength }: Source): Promise<Picture> {
  const { width, height } = sizeOf(image, 1)
  const [source, painted] = await Promise.all([
    load(image.bytes, { width, height }),
    painting(said, width, height),
  ])
  return { pixels: mixed(source, painted, strength), mark: cornerMark(width, height) }
}

/** Both `mode` and what belongs to it must be said: nothing is inferred. */
async function sourceOf(fields: Fields): Promise<Source | undefined> {
  const mode = oneOf(fields, 'mode', ['text-to-image', 'image-to-image'] as const)
  const refuse = (name: string, reason: string) => fields.errors.push(`${name}: ${reason}`)
  if (mode !== 'image-to-image') {
    for (const name of ['image', 'strength'])
      if (fields.text(name) ?? fields.file(name)) refuse(name, 'is only allowed when mode is image-to-image')
    return undefined
  }
  const image = await inputIn(fields, 'image', { minPx: 1 })
  const strength = number(fields, 'strength', 0, 1)
  if (fields.text('strength') === undefined) refuse('strength', 'is required when mode is image-to-image')
  if (fields.text('aspect_ratio')) refuse('aspect_ratio', 'is not allowed when mode is image-to-image')
  return image && strength !== undefined ? { image, strength } : undefined
}

export const sd3: Operation = {
  path: 'generate/sd3',
  async read(fields) {
    const prompt = words(fields, 'prompt', true)
    const negative = words(fields, 'negative_prompt')
    const model = oneOf(fields, 'model', MODELS) ?? 'sd3.5-large'
    const cfgScale = number(fields, 'cfg_scale', 1, 10)
    const source = await sourceOf(fields)
    const ratio = ratioIn(fields)
    return {
      said: `${prompt} ${negative}`,
      seed: seedIn(fields),
      format: formatIn(fields),
      usualMs: handOf(lookOf(model)).usualMs,
      draw: (seed) => {
        const said: Words = { prompt, negative, model, seed, ...(cfgScale !== undefined && { cfgScale }) }
        return source ? fromImage(said, source) : fromWords(said, ratio)
      },
    }
  },
}

/** Its pictures are half as large again: the sizes that the official nodes label. */
export const core: Operation = {
  path: 'generate/core',
  async read(fields) {
    const prompt = words(fields, 'prompt', true)
    const negative = words(fields, 'negative_prompt')
    const asked = styled(fields, prompt)
    const ratio = ratioIn(fields)
    return {
      said: `${prompt} ${negative}`,
      seed: seedIn(fields),
      format: formatIn(fields),
      usualMs: 1200,
      draw: (seed) => fromWords({ prompt: asked, negative, seed, model: 'sd3.5-medium' }, ratio, 1.5),
    }
  },
}

/** `strength` belongs to `image`; there is no `mode`. */
export const ultra: Operation = {
  path: 'generate/ultra',
  async read(fields) {
    const prompt = words(fields, 'prompt', true)
    const negative = words(fields, 'negative_prompt')
    const asked = styled(fields, prompt)
    const image = await inputIn(fields, 'image', {}, false)
    const strength = number(fields, 'strength', 0, 1)
    if (image && fields.text('strength') === undefined)
      fields.errors.push('strength: is required when image is given')
    const ratio = ratioIn(fields)
    return {
      said: `${prompt} ${negative}`,
      seed: seedIn(fields),
      format: formatIn(fields),
      usualMs: 2600,
      draw: (seed) => {
        const said = { prompt: asked, negative, seed }
        return image && strength !== undefined ? fromImage(said, { image, strength }) : fromWords(said, ratio)
      },
    }
  },
}
