import { cornerMark } from '../mark'
import { subjectOf } from '../pixels/cutout'
import { DIRECTIONS, type Light, lightFrom, lightIn, lit } from '../pixels/light'
import { coloursOf, inColoursOf } from '../pixels/palette-transfer'
import { blendBy, blurBroadly, load, mapped, mixed, type Raster, resize } from '../pixels/raster'
import { scenery } from '../pixels/scenery'
import { type Fields, formatIn, type Input, inputIn, number, oneOf, seedIn, words } from '../read-form'
import { EDITED, type Operation } from './operation'

type Wish = {
  subject: Input
  backgroundPrompt: string
  foregroundPrompt: string
  negative: string
  backgroundReference: Input | undefined
  lightReference: Input | undefined
  keepSubject: number
  keepDepth: number
  keepBackground: boolean
  direction: (typeof DIRECTIONS)[number] | undefined
  strength: number
}

async function wishIn(fields: Fields): Promise<Wish | undefined> {
  const subject = await inputIn(fields, 'subject_image', EDITED)
  const backgroundReference = await inputIn(fields, 'background_reference', EDITED, false)
  const lightReference = await inputIn(fields, 'light_reference', EDITED, false)
  const backgroundPrompt = words(fields, 'background_prompt')
  if (backgroundPrompt === '' && !fields.file('background_reference'))
    fields.errors.push('background_prompt: is required when background_reference is not given')
  const direction = oneOf(fields, 'light_source_direction', DIRECTIONS)
  const strength = number(fields, 'light_source_strength', 0, 1)
  if (strength !== undefined && !direction && !fields.file('light_reference'))
    fields.errors.push('light_source_strength: needs light_source_direction or light_reference')
  const wish = {
    backgroundPrompt,
    foregroundPrompt: words(fields, 'foreground_prompt'),
    negative: words(fields, 'negative_prompt'),
    backgroundReference,
    lightReference,
    keepSubject: number(fields, 'preserve_original_subject', 0, 1) ?? 0.6,
    keepDepth: number(fields, 'original_background_depth', 0, 1) ?? 0.5,
    keepBackground: oneOf(fields, 'keep_original_background', ['true', 'false']) === 'true',
    direction,
    strength: strength ?? 0.3,
  }
  return subject && { ...wish, subject }
}

async function backgroundFor(wish: Wish, raster: Raster, seed: number): Promise<Raster> {
  const { width, height } = raster
  if (wish.keepBackground) return raster
  const reference = wish.backgroundReference && (await covering(wish.backgroundReference, raster))
  const prompt = wish.backgroundPrompt
  const painted = prompt && (await scenery({ prompt, negative: wish.negative, seed }, width, height))
  const fresh = reference && painted ? inColoursOf(painted, coloursOf(reference), 0.8) : painted || reference
  if (!fresh) return raster
  const depth = await blurBroadly(raster, Math.max(width, height) / 14)
  return mixed(await blurBroadly(fresh, Math.max(width, height) / 500), depth, wish.keepDepth * 0.22)
}

async function covering({ bytes }: Input, { width, height }: Raster): Promise<Raster> {
  return resize(await load(bytes), width, height, { fit: 'cover' })
}

async function lightFor({ lightReference, direction, strength }: Wish): Promise<Light | undefined> {
  if (direction) return lightFrom(direction, strength)
  return lightReference && lightIn(await load(lightReference.bytes, { width: 96, height: 96 }), strength)
}

async function relit(wish: Wish, seed: number): Promise<Raster> {
  const raster = await load(wish.subject.bytes)
  const subject = await subjectOf(raster)
  const background = await backgroundFor(wish, raster, seed)
  const tuned = wish.keepBackground
    ? raster
    : inColoursOf(raster, coloursOf(background), (1 - wish.keepSubject) * 0.55)
  const whole = blendBy(background, tuned, subject)
  const light = await lightFor(wish)
  const shown = light ? lit(whole, light) : whole
  return mapped(shown, (out, at) => {
    out[at + 3] = 255
  })
}

export const relight: Operation = {
  path: 'edit/replace-background-and-relight',
  isAsync: true,
  async read(fields) {
    const wish = await wishIn(fields)
    const [seed, format] = [seedIn(fields), formatIn(fields)]
    return (
      wish && {
        said: `${wish.backgroundPrompt} ${wish.foregroundPrompt} ${wish.negative}`,
        seed,
        format,
        usualMs: 12_000,
        draw: async (chosen) => {
          const pixels = await relit(wish, chosen)
          return { pixels, mark: cornerMark(pixels.width, pixels.height) }
        },
      }
    )
  },
}
