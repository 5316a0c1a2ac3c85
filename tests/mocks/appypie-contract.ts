/** What the SD3 gateway takes, written down from Appy Pie's page apart from the studio's own code. */
type Rule = (value: unknown) => boolean
const text: Rule = (value) => typeof value === 'string'
const number =
  (min: number, max: number, whole = false): Rule =>
  (value) =>
    typeof value === 'number' && value >= min && value <= max && (!whole || Number.isInteger(value))

const FIELDS: Record<string, Rule> = {
  prompt: (value) => text(value) && value !== '',
  negativePrompt: text,
  steps: number(1, 28, true),
  cfg: number(0, 20),
  aspect_ratio: (value) => typeof value === 'string' && /^\d{1,2}:\d{1,2}$/.test(value),
  output_format: (value) => ['webp', 'jpg', 'png'].includes(String(value)),
  output_quality: number(0, 100, true),
  prompt_strength: number(0, 1),
}

/** Every way in which a body breaks the contract, as `field: reason`. */
export function breachesOf(body: unknown): string[] {
  if (typeof body !== 'object' || body === null) return ['body: must be an object']
  const wrong = Object.entries(body).flatMap(([name, value]) => {
    const rule = Object.hasOwn(FIELDS, name) ? FIELDS[name] : undefined
    if (!rule) return [`${name}: unknown field`]
    return rule(value) ? [] : [`${name}: is not valid`]
  })
  return 'prompt' in body ? wrong : [...wrong, 'prompt: is required']
}
