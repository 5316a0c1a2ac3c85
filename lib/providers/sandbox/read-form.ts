import sharp from 'sharp'
import { type AspectRatio as AnyRatio, ASPECT_RATIOS, OUTPUT_FORMATS, type OutputFormat } from '../schema'

/** Stability's nine. */
export type AspectRatio = Exclude<AnyRatio, '4:3' | '3:4'>
const RATIOS = ASPECT_RATIOS.filter((ratio): ratio is AspectRatio => ratio !== '4:3' && ratio !== '3:4')

const MAX_SEED = 4_294_967_294
const MAX_CHARS = 10_000

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

/** The parts of a form, and every rule they have broken so far, as `field: reason`. */
export type Fields = {
  text(name: string): string | undefined
  file(name: string): Blob | undefined
  errors: string[]
}

export function fieldsOf(form: FormData): Fields {
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

export function oneOf<T extends string>(fields: Fields, name: string, known: readonly T[]): T | undefined {
  const value = fields.text(name)
  if (value === undefined || (known as readonly string[]).includes(value)) return value as T | undefined
  fields.errors.push(`${name}: must be one of ${known.join(', ')}`)
  return undefined
}

export function number(
  fields: Fields,
  name: string,
  min: number,
  max: number,
  whole = false,
): number | undefined {
  const text = fields.text(name)
  if (text === undefined) return undefined
  const value = Number(text)
  if (Number.isFinite(value) && value >= min && value <= max && (!whole || Number.isInteger(value)))
    return value
  fields.errors.push(`${name}: must be ${whole ? 'an integer' : 'a number'} between ${min} and ${max}`)
  return undefined
}

export const whole = (fields: Fields, name: string, min: number, max: number): number | undefined =>
  number(fields, name, min, max, true)

export function words(fields: Fields, name: string, required = false): string {
  const value = fields.text(name) ?? ''
  if (required && value === '') fields.errors.push(`${name}: is required`)
  if (value.length > MAX_CHARS) fields.errors.push(`${name}: must be at most ${MAX_CHARS} characters`)
  return value
}

export const ratioIn = (fields: Fields): AspectRatio => oneOf(fields, 'aspect_ratio', RATIOS) ?? '1:1'

export const formatIn = (fields: Fields, known: readonly OutputFormat[] = OUTPUT_FORMATS): OutputFormat =>
  oneOf(fields, 'output_format', known) ?? 'png'

/** 0, or none, is random. */
export const seedIn = (fields: Fields): number => whole(fields, 'seed', 0, MAX_SEED) ?? 0

/** An image part that keeps to its rules; its size is that of the upright picture. */
export type Input = { bytes: Buffer; width: number; height: number }
export type InputRules = {
  minSide?: number
  maxSide?: number
  minPx?: number
  maxPx?: number
  /** The longer side over the shorter. */
  maxRatio?: number
}

/** The picture in a part; undefined, with the broken rules told, when it is none or none may be used. */
export async function inputIn(
  fields: Fields,
  name: string,
  rules: InputRules,
  required = true,
): Promise<Input | undefined> {
  const file = fields.file(name)
  if (!file || file.size === 0) {
    if (required) fields.errors.push(`${name}: is required`)
    return undefined
  }
  const bytes = Buffer.from(await file.arrayBuffer())
  const { format, width, height } = await factsOf(bytes)
  const broken = /^(jpeg|png|webp)$/.test(format)
    ? brokenRules({ width, height }, rules)
    : ['must be a jpeg, png or webp']
  fields.errors.push(...broken.map((rule) => `${name}: ${rule}`))
  return broken.length > 0 ? undefined : { bytes, width, height }
}

/** What the head of a file says; no format when it is no picture. */
async function factsOf(bytes: Buffer): Promise<{ format: string; width: number; height: number }> {
  const facts = await sharp(bytes)
    .metadata()
    .catch(() => undefined)
  return { format: facts?.format ?? '', width: 0, height: 0, ...facts?.autoOrient }
}

function brokenRules(
  { width, height }: { width: number; height: number },
  { minSide = 64, maxSide = 16_384, minPx = 4096, maxPx = Number.MAX_SAFE_INTEGER, maxRatio }: InputRules,
): string[] {
  const [short, long] = [Math.min(width, height), Math.max(width, height)]
  return [
    short < minSide && `every side must be at least ${minSide} pixels`,
    long > maxSide && `every side must be at most ${maxSide} pixels`,
    width * height < minPx && `must have at least ${minPx} pixels in all`,
    width * height > maxPx && `must have at most ${maxPx} pixels in all`,
    maxRatio !== undefined &&
      long / short > maxRatio &&
      `aspect ratio must be between 1:${maxRatio} and ${maxRatio}:1`,
  ].filter((rule) => typeof rule === 'string')
}

export const randomSeed = (): number => 1 + Math.floor(Math.random() * MAX_SEED)

/** Every part of a form, in bytes, roughly as it travels. */
export function weigh(form: FormData): number {
  let bytes = 0
  for (const [name, value] of form)
    bytes += name.length + 120 + (typeof value === 'string' ? Buffer.byteLength(value) : value.size)
  return bytes
}
