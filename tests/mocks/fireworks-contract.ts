import type { Part } from './multipart'

/** What the image route takes, written down from public clients apart from the studio's own code. */
type Rule = (value: unknown) => boolean
const text: Rule = (value) => typeof value === 'string'
const number =
  (min: number, max: number, multipleOf?: number): Rule =>
  (value) =>
    typeof value === 'number' && value >= min && value <= max && (!multipleOf || value % multipleOf === 0)

const SHARED: Record<string, Rule> = {
  prompt: (value) => text(value) && value !== '',
  negative_prompt: text,
  cfg_scale: number(0, 20),
  steps: number(1, 50, 1),
  seed: number(0, 4_294_967_295, 1),
  sampler: text,
  samples: number(1, 1),
  safety_check: (value) => typeof value === 'boolean',
}
const FROM_TEXT: Record<string, Rule> = {
  ...SHARED,
  width: number(256, 2048, 8),
  height: number(256, 2048, 8),
}
const FROM_IMAGE: Record<string, Rule> = {
  ...SHARED,
  init_image_mode: (value) => value === 'IMAGE_STRENGTH',
  image_strength: number(0, 1),
}
const WORDS = ['prompt', 'negative_prompt', 'init_image_mode', 'sampler']

export const breachesOfJson = (body: unknown): string[] =>
  typeof body === 'object' && body !== null ? breaches(body, FROM_TEXT) : ['body: must be an object']

export function breachesOfForm(parts: readonly Part[] | undefined): string[] {
  if (!parts) return ['body: must be multipart/form-data']
  const file = parts.find(({ name }) => name === 'init_image')
  const fields = parts.filter((part) => part !== file)
  const values = fields.map(({ name, data }) => [name, WORDS.includes(name) ? `${data}` : Number(`${data}`)])
  const isPng = file?.data.toString('latin1', 1, 4) === 'PNG'
  return [
    ...breaches(Object.fromEntries(values), FROM_IMAGE),
    ...(isPng && file.filename !== undefined ? [] : ['init_image: must be a file']),
    ...(fields.some(({ filename }) => filename !== undefined) ? ['body: too many files'] : []),
  ]
}

function breaches(body: object, rules: Record<string, Rule>): string[] {
  const wrong = Object.entries(body).flatMap(([name, value]) => {
    const rule = Object.hasOwn(rules, name) ? rules[name] : undefined
    if (!rule) return [`${name}: extra fields not permitted`]
    return rule(value) ? [] : [`${name}: is not valid`]
  })
  return 'prompt' in body ? wrong : [...wrong, 'prompt: field required']
}
