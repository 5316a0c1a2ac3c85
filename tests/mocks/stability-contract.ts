import type { Part } from './multipart'

/**
 * What `generate/sd3` takes, written down from Stability's reference apart from the studio's own code.
 * `image` and `strength` belong to image-to-image and are refused in text-to-image.
 */
const RATIOS = ['21:9', '16:9', '3:2', '5:4', '1:1', '4:5', '2:3', '9:16', '9:21']
const MODELS = [
  ...['sd3.5-large', 'sd3.5-large-turbo', 'sd3.5-medium', 'sd3.5-flash'],
  ...['sd3', 'sd3-turbo', 'sd3-large', 'sd3-large-turbo', 'sd3-medium'],
]
const TURBO = ['sd3.5-large-turbo', 'sd3-large-turbo', 'sd3-turbo']

type Rule = (value: string) => boolean
const oneOf =
  (...values: string[]): Rule =>
  (value) =>
    values.includes(value)
const between =
  (min: number, max: number, shape: RegExp): Rule =>
  (value) =>
    shape.test(value) && Number(value) >= min && Number(value) <= max

const FIELDS: Record<string, Rule> = {
  prompt: (value) => value.length >= 1 && value.length <= 10_000,
  mode: oneOf('text-to-image'),
  aspect_ratio: oneOf(...RATIOS),
  model: oneOf(...MODELS),
  seed: between(0, 4_294_967_294, /^\d+$/),
  output_format: oneOf('png', 'jpeg', 'webp'),
  negative_prompt: (value) => value.length <= 10_000,
  cfg_scale: between(1, 10, /^\d+(\.\d+)?$/),
  style_preset: (value) => /^[a-z0-9-]+$/.test(value),
}

/** Every way in which the parts break the contract, as `field: reason`. */
export function breaches(parts: readonly Part[]): string[] {
  const names = parts.map((part) => part.name)
  const model = parts.find((part) => part.name === 'model')?.data.toString() ?? ''
  return [
    ...names.filter((name, at) => names.indexOf(name) !== at).map((name) => `${name}: sent twice`),
    ...parts.filter((part) => part.filename !== undefined).map((part) => `${part.name}: must not be a file`),
    ...parts.flatMap(breach),
    ...(names.includes('prompt') ? [] : ['prompt: is required']),
    ...(names.includes('negative_prompt') && TURBO.includes(model)
      ? ['negative_prompt: not with this model']
      : []),
  ]
}

function breach(part: Part): string[] {
  const rule = Object.hasOwn(FIELDS, part.name) ? FIELDS[part.name] : undefined
  if (!rule) return [`${part.name}: unknown field`]
  return rule(part.data.toString()) ? [] : [`${part.name}: is not valid`]
}

const SIZES: Record<string, readonly [number, number]> = {
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

/** Width and height in pixels of a ratio; a square for an unknown one. */
export const sizeOf = (ratio: string | undefined) => SIZES[ratio ?? '1:1'] ?? ([1024, 1024] as const)
