/** Inputs of the four models, written down from their API pages apart from the studio's own code. */
type Rule = (value: unknown) => boolean
const isText: Rule = (value) => typeof value === 'string' && value.length > 0
const oneOf =
  (...values: unknown[]): Rule =>
  (value) =>
    values.includes(value)
const whole =
  (min: number, max: number): Rule =>
  (value) =>
    Number.isInteger(value) && (value as number) >= min && (value as number) <= max
const number =
  (min: number, max: number): Rule =>
  (value) =>
    typeof value === 'number' && value >= min && value <= max

const RATIOS = ['1:1', '16:9', '21:9', '3:2', '2:3', '4:5', '5:4', '9:16', '9:21']
const SHARED: Record<string, Rule> = {
  prompt: isText,
  image: (value) => typeof value === 'string' && /^(https:|data:image\/[a-z]+;base64,)/.test(value),
  prompt_strength: number(0, 1),
  seed: whole(0, Number.MAX_SAFE_INTEGER),
  output_format: oneOf('webp', 'jpg', 'png'),
}
const QUALITY = whole(0, 100)
const wide = oneOf(...RATIOS, '3:4', '4:3')

const MODELS: Record<string, Record<string, Rule>> = {
  'stable-diffusion-3': {
    ...SHARED,
    negative_prompt: (value) => typeof value === 'string',
    aspect_ratio: oneOf(...RATIOS),
    cfg: number(0, 20),
    steps: whole(1, 28),
    output_quality: QUALITY,
  },
  'stable-diffusion-3.5-large': {
    ...SHARED,
    aspect_ratio: wide,
    cfg: number(0, 20),
    steps: whole(1, 50),
    output_quality: QUALITY,
  },
  'stable-diffusion-3.5-medium': {
    ...SHARED,
    aspect_ratio: wide,
    cfg: number(0, 20),
    steps: whole(1, 50),
    output_quality: QUALITY,
  },
  'stable-diffusion-3.5-large-turbo': {
    ...SHARED,
    negative_prompt: (value) => typeof value === 'string',
    aspect_ratio: wide,
    cfg: number(1, 10),
  },
}

export const isModel = (name: string): boolean => Object.hasOwn(MODELS, name)

/** Every way in which an input breaks the contract of a model. */
export function breaches(model: string, input: unknown): string[] {
  const rules = MODELS[model]
  if (!rules || typeof input !== 'object' || input === null) return ['input: is required']
  const missing = 'prompt' in input ? [] : ['input: prompt is required']
  const wrong = Object.entries(input).flatMap(([name, value]) => {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
    if (!rule) return [`input.${name}: unknown field`]
    return rule(value) ? [] : [`input.${name}: is not valid`]
  })
  return [...missing, ...wrong]
}

/** The turbo model's output is one address, the others' a list. */
export const outputOf = (model: string, address: string): string | string[] =>
  model.endsWith('turbo') ? address : [address]
