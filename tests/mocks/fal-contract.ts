/** What fal's endpoints take, written down from its client's endpoint types apart from the studio's own code. */
type Rule = (value: unknown) => boolean
const isText: Rule = (value) => typeof value === 'string' && value.length > 0
const isFlag: Rule = (value) => typeof value === 'boolean'
const isWhole =
  (min: number, max: number): Rule =>
  (value) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max
const isNumber =
  (min: number, max: number): Rule =>
  (value) =>
    typeof value === 'number' && value >= min && value <= max
const PRESETS = ['square_hd', 'square', 'portrait_4_3', 'portrait_16_9', 'landscape_4_3', 'landscape_16_9']
const isSize: Rule = (value) => {
  if (typeof value === 'string') return PRESETS.includes(value)
  const { width, height, ...rest } = (value ?? {}) as Record<string, unknown>
  return isWhole(64, 14_142)(width) && isWhole(64, 14_142)(height) && Object.keys(rest).length === 0
}

const SHARED: Record<string, Rule> = {
  prompt: isText,
  negative_prompt: (value) => typeof value === 'string',
  num_inference_steps: isWhole(1, 50),
  guidance_scale: isNumber(0, 20),
  num_images: isWhole(1, 4),
  seed: isWhole(0, Number.MAX_SAFE_INTEGER),
  enable_safety_checker: isFlag,
  sync_mode: isFlag,
}
const FORMAT: Rule = (value) => value === 'jpeg' || value === 'png'
const ENDPOINTS: Record<string, { fields: Record<string, Rule>; required: string[] }> = {
  'fal-ai/stable-diffusion-v3-medium': {
    fields: { ...SHARED, image_size: isSize, prompt_expansion: isFlag },
    required: ['prompt'],
  },
  'fal-ai/stable-diffusion-v3-medium/image-to-image': {
    fields: {
      ...SHARED,
      image_size: isSize,
      prompt_expansion: isFlag,
      image_url: (value) =>
        typeof value === 'string' && /^(https?:|data:image\/(png|jpeg|webp);base64,)/.test(value),
      strength: isNumber(0.01, 1),
    },
    required: ['prompt', 'image_url'],
  },
  'fal-ai/stable-diffusion-v35-large': {
    fields: { ...SHARED, image_size: isSize, output_format: FORMAT },
    required: ['prompt'],
  },
  'fal-ai/stable-diffusion-v35-medium': {
    fields: { ...SHARED, image_size: isSize, output_format: FORMAT, auto_fix: isFlag },
    required: ['prompt'],
  },
}

export const isEndpoint = (endpoint: string): boolean => Object.hasOwn(ENDPOINTS, endpoint)

export type Breach = { loc: string[]; msg: string; type: string }

/** Every way in which a body breaks the contract of an endpoint, in fal's own words of detail. */
export function breaches(endpoint: string, body: unknown): Breach[] {
  const known = ENDPOINTS[endpoint]
  if (!known || typeof body !== 'object' || body === null || Array.isArray(body))
    return [{ loc: ['body'], msg: 'Input should be a valid dictionary', type: 'model_attributes_type' }]
  const missing = known.required
    .filter((name) => !(name in body))
    .map((name) => ({ loc: ['body', name], msg: 'Field required', type: 'missing' }))
  const wrong = Object.entries(body).flatMap(([name, value]) => {
    const rule = Object.hasOwn(known.fields, name) ? known.fields[name] : undefined
    if (!rule)
      return [{ loc: ['body', name], msg: 'Extra inputs are not permitted', type: 'extra_forbidden' }]
    return rule(value) ? [] : [{ loc: ['body', name], msg: 'Input is not valid', type: 'value_error' }]
  })
  return [...missing, ...wrong]
}
