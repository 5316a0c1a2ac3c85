/** What V3 and V6 take, written down from their pages apart from the studio's own code. */
type Rule = (value: unknown) => boolean
const isText: Rule = (value) => typeof value === 'string' && value.trim().length > 0
const textOrNull: Rule = (value) => value === null || typeof value === 'string'
const yesOrNo: Rule = (value) => value === 'yes' || value === 'no'
const isNull: Rule = (value) => value === null
/** Text of digits, as in every sample. */
const digits =
  (min: number, max: number): Rule =>
  (value) =>
    typeof value === 'string' && /^\d+$/.test(value) && Number(value) >= min && Number(value) <= max
const number =
  (min: number, max: number): Rule =>
  (value) =>
    typeof value === 'number' && value >= min && value <= max
const isBase64: Rule = (value) => typeof value === 'string' && /^[A-Za-z0-9+/]+=*$/.test(value)
const side: Rule = (value) => digits(8, 1024)(value) && Number(value) % 8 === 0

const SHARED: Record<string, Rule> = {
  key: isText,
  prompt: isText,
  negative_prompt: textOrNull,
  width: side,
  height: side,
  samples: digits(1, 4),
  guidance_scale: number(1, 20),
  seed: (value) => value === null || (Number.isInteger(value) && (value as number) >= 0),
  safety_checker: yesOrNo,
  enhance_prompt: yesOrNo,
}
const PICTURES: Record<string, Rule> = { init_image: isBase64, strength: number(0, 1), base64: yesOrNo }
const V3: Record<string, Rule> = {
  ...SHARED,
  num_inference_steps: (value) =>
    ['21', '31', '41', '51'].includes(String(value)) && typeof value === 'string',
  multi_lingual: yesOrNo,
  panorama: yesOrNo,
  self_attention: yesOrNo,
  upscale: yesOrNo,
  embeddings_model: isNull,
  webhook: isNull,
  track_id: isNull,
}
const V6: Record<string, Rule> = {
  ...SHARED,
  model_id: isText,
  num_inference_steps: digits(1, 50),
  safety_checker_type: (value) =>
    ['blur', 'sensitive_content_text', 'pixelate', 'black'].includes(String(value)),
}

/** What breaks the contract, as the API says it: rules by field. Undefined for a good body. */
export function breaches(
  surface: string,
  action: string,
  body: unknown,
): Record<string, string[]> | undefined {
  const rules = { ...(surface === 'v3' ? V3 : V6), ...(action === 'text2img' ? {} : PICTURES) }
  if (action === 'inpaint') Object.assign(rules, { mask_image: isBase64 })
  const given = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>
  const required = ['prompt', 'width', 'height', ...(surface === 'v6' ? ['model_id'] : [])]
  if (action !== 'text2img') required.push('init_image')
  if (action === 'inpaint') required.push('mask_image')
  const missing = required
    .filter((name) => !(name in given))
    .map((name) => [name, [`The ${name} field is required.`]] as const)
  const wrong = Object.entries(given)
    .filter(([name, value]) => !Object.hasOwn(rules, name) || !rules[name]?.(value))
    .map(([name]) => [name, [`The ${name} field is invalid.`]] as const)
  return missing.length + wrong.length > 0 ? Object.fromEntries([...missing, ...wrong]) : undefined
}
