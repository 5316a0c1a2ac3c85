/**
 * What each of the four models takes in the body of InvokeModel, written down from the Bedrock user guide apart
 * from the studio's own code.
 */
type Body = Record<string, unknown>
type Rule = (value: unknown) => boolean

const RATIOS = ['21:9', '16:9', '3:2', '5:4', '1:1', '4:5', '2:3', '9:16', '9:21']
const text: Rule = (value) => typeof value === 'string' && value.length <= 10_000
const oneOf =
  (...values: unknown[]): Rule =>
  (value) =>
    values.includes(value)
const whole =
  (max: number): Rule =>
  (value) =>
    Number.isInteger(value) && Number(value) >= 0 && Number(value) <= max
const fraction: Rule = (value) => typeof value === 'number' && value >= 0 && value <= 1

type Sides = { min: number; max: number }
const pngSides = (value: unknown): [number, number] | undefined => {
  const bytes = Buffer.from(typeof value === 'string' ? value : '', 'base64')
  const isPng = bytes.length > 24 && bytes.toString('latin1', 1, 4) === 'PNG'
  return isPng ? [bytes.readUInt32BE(16), bytes.readUInt32BE(20)] : undefined
}
const imageOf =
  ({ min, max }: Sides): Rule =>
  (value) => {
    const sides = pngSides(value)
    return sides?.every((side) => side >= min && side <= max) ?? false
  }

const shared = (seedMax: number): Record<string, Rule> => ({
  prompt: (value) => text(value) && value !== '',
  negative_prompt: text,
  seed: whole(seedMax),
  output_format: oneOf('png', 'jpeg'),
  aspect_ratio: oneOf(...RATIOS),
})
const sd3 = (seedMax: number): Record<string, Rule> => ({
  ...shared(seedMax),
  mode: oneOf('text-to-image', 'image-to-image'),
  image: imageOf({ min: 640, max: 1536 }),
  strength: fraction,
})

const TAKES: Record<string, Record<string, Rule>> = {
  'stability.sd3-large-v1:0': sd3(4_294_967_295),
  'stability.sd3-5-large-v1:0': sd3(4_294_967_294),
  'stability.stable-image-core-v1:1': { ...shared(4_294_967_295), mode: oneOf('text-to-image') },
  'stability.stable-image-ultra-v1:1': {
    ...shared(4_294_967_295),
    mode: oneOf('text-to-image'),
    image: imageOf({ min: 64, max: 16_384 }),
    strength: fraction,
  },
}

export const isKnownModel = (modelId: string): boolean => Object.hasOwn(TAKES, modelId)

/** Every way in which a body breaks its model's contract, as `field: reason`. */
export function breachesOf(modelId: string, body: unknown): string[] {
  const rules = TAKES[modelId]
  if (!rules || typeof body !== 'object' || body === null || Array.isArray(body))
    return ['body: must be an object']
  const fields = body as Body
  const wrong = Object.entries(fields).flatMap(([name, value]) => {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
    if (!rule) return [`${name}: extraneous key is not permitted`]
    return rule(value) ? [] : [`${name}: is not valid`]
  })
  return [...wrong, ...together(fields, 'image' in fields, modelId.includes('sd3'))]
}

function together(fields: Body, hasImage: boolean, hasModes: boolean): string[] {
  return [
    !('prompt' in fields) && 'prompt: required key not found',
    hasModes && hasImage !== (fields.mode === 'image-to-image') && 'mode: does not go with the image',
    hasImage && 'aspect_ratio' in fields && 'aspect_ratio: only in text-to-image',
    hasModes && hasImage && !('strength' in fields) && 'strength: required key not found',
    !hasImage && 'strength' in fields && 'strength: only with an image',
  ].filter((breach) => typeof breach === 'string')
}

const SIZES: Readonly<Record<string, readonly [number, number]>> = {
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
export const sizeOf = (ratio: unknown) => SIZES[String(ratio)] ?? ([1024, 1024] as const)
