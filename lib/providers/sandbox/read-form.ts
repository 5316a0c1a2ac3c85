import { type AspectRatio as AnyRatio, ASPECT_RATIOS, OUTPUT_FORMATS, type OutputFormat } from '../schema'

/** Stability's nine. */
export type AspectRatio = Exclude<AnyRatio, '4:3' | '3:4'>
const RATIOS = ASPECT_RATIOS.filter((ratio): ratio is AspectRatio => ratio !== '4:3' && ratio !== '3:4')

const MAX_SEED = 4_294_967_294
const MAX_CHARS = 10_000
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

/** Pixel sizes as the official nodes label them. */
export const SIZES: Record<AspectRatio, readonly [widthPx: number, heightPx: number]> = {
  '21:9': [1536, 640],
  '16:9': [1344, 768],
  '3:2': [1216, 832],
  '5:4': [1088, 896],
  '1:1': [1024, 1024],
  '4:5': [896, 1088],
  '2:3': [832, 1216],
  '9:16': [768, 1344],
  '9:21': [640, 1536],
}

/** A request of `generate/sd3` that breaks none of its rules. `seed` 0 still means random. */
export type Order = {
  prompt: string
  negative: string
  model: string
  seed: number
  format: OutputFormat
  ratio: AspectRatio
  cfgScale?: number
  source?: { bytes: Buffer; strength: number }
}

type Fields = {
  text(name: string): string | undefined
  file(name: string): Blob | undefined
  errors: string[]
}

function fieldsOf(form: FormData): Fields {
  return {
    errors: [],
    text: (name) => {
      const value = form.get(name)
      return typeof value === 'string' && value !== '' ? value : undefined
    },
    file: (name) => {
      const value = form.get(name)
      return value !== null && typeof value !== 'string' ? value : undefined
    },
  }
}

function oneOf<T extends string>(fields: Fields, name: string, known: readonly T[], usual: T): T {
  const value = fields.text(name) ?? usual
  if ((known as readonly string[]).includes(value)) return value as T
  fields.errors.push(`${name}: must be one of ${known.join(', ')}`)
  return usual
}

function number(fields: Fields, name: string, min: number, max: number, whole = false): number | undefined {
  const text = fields.text(name)
  if (text === undefined) return undefined
  const value = Number(text)
  if (Number.isFinite(value) && value >= min && value <= max && (!whole || Number.isInteger(value)))
    return value
  fields.errors.push(`${name}: must be ${whole ? 'an integer' : 'a number'} between ${min} and ${max}`)
  return undefined
}

function words(fields: Fields, name: string): string {
  const value = fields.text(name) ?? ''
  if (value.length > MAX_CHARS) fields.errors.push(`${name}: must be at most ${MAX_CHARS} characters`)
  return value
}

async function sourceOf(fields: Fields, fromImage: boolean): Promise<Order['source']> {
  const image = fields.file('image')
  const strength = number(fields, 'strength', 0, 1)
  if (!fromImage) {
    if (image) fields.errors.push('image: is only allowed when mode is image-to-image')
    if (fields.text('strength') !== undefined)
      fields.errors.push('strength: is only allowed when mode is image-to-image')
    return undefined
  }
  if (!image) fields.errors.push('image: is required when mode is image-to-image')
  if (fields.text('strength') === undefined)
    fields.errors.push('strength: is required when mode is image-to-image')
  if (fields.text('aspect_ratio'))
    fields.errors.push('aspect_ratio: is not allowed when mode is image-to-image')
  return image && strength !== undefined
    ? { bytes: Buffer.from(await image.arrayBuffer()), strength }
    : undefined
}

/** The order in a multipart form, or every rule it breaks as `field: reason`. Source: v2beta `generate/sd3`. */
export async function readForm(form: FormData): Promise<{ order: Order } | { errors: string[] }> {
  const fields = fieldsOf(form)
  const mode = oneOf(fields, 'mode', ['text-to-image', 'image-to-image'] as const, 'text-to-image')
  const prompt = words(fields, 'prompt')
  if (prompt === '') fields.errors.push('prompt: is required')
  const order: Order = {
    prompt,
    negative: words(fields, 'negative_prompt'),
    model: oneOf(fields, 'model', MODELS, 'sd3.5-large'),
    seed: number(fields, 'seed', 0, MAX_SEED, true) ?? 0,
    format: oneOf(fields, 'output_format', OUTPUT_FORMATS, 'png'),
    ratio: oneOf(fields, 'aspect_ratio', RATIOS, '1:1'),
    cfgScale: number(fields, 'cfg_scale', 1, 10),
    source: await sourceOf(fields, mode === 'image-to-image'),
  }
  return fields.errors.length > 0 ? { errors: fields.errors } : { order }
}

export const randomSeed = (): number => 1 + Math.floor(Math.random() * MAX_SEED)

/** Every part of a form, in bytes, roughly as it travels. */
export function weigh(form: FormData): number {
  let bytes = 0
  for (const [name, value] of form)
    bytes += name.length + 120 + (typeof value === 'string' ? Buffer.byteLength(value) : value.size)
  return bytes
}
