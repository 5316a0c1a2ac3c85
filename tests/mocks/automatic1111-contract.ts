/** What is wrong with one value; undefined when nothing is. */
type Check = (value: unknown) => string | undefined

const isText: Check = (value) => (typeof value === 'string' ? undefined : 'str type expected')
const isFlag: Check = (value) =>
  typeof value === 'boolean' ? undefined : 'value could not be parsed to a boolean'
const isWhole =
  (min: number, max: number, step = 1): Check =>
  (value) =>
    typeof value === 'number' && Number.isInteger(value) && value >= min && value <= max && value % step === 0
      ? undefined
      : `value is not a valid integer from ${min} to ${max} in steps of ${step}`
const isNumber =
  (min: number, max: number): Check =>
  (value) =>
    typeof value === 'number' && value >= min && value <= max ? undefined : 'value is not a valid float'
const isObject: Check = (value) =>
  typeof value === 'object' && value !== null && !Array.isArray(value)
    ? undefined
    : 'value is not a valid dict'

const COMMON: Record<string, Check> = {
  prompt: isText,
  negative_prompt: isText,
  styles: (value) => (Array.isArray(value) ? undefined : 'value is not a valid list'),
  seed: isWhole(-1, 4_294_967_295),
  sampler_name: isText,
  scheduler: isText,
  batch_size: isWhole(1, 100),
  n_iter: isWhole(1, 100),
  steps: isWhole(1, 150),
  cfg_scale: isNumber(0, 30),
  width: isWhole(64, 2048 * 2, 8),
  height: isWhole(64, 2048 * 2, 8),
  override_settings: isObject,
  override_settings_restore_afterwards: isFlag,
  send_images: isFlag,
  save_images: isFlag,
  alwayson_scripts: isObject,
  force_task_id: isText,
}
const FROM_IMAGE: Record<string, Check> = {
  ...COMMON,
  init_images: (value) => (Array.isArray(value) ? undefined : 'value is not a valid list'),
  denoising_strength: isNumber(0, 1),
  mask: isText,
  mask_blur: isWhole(0, 64),
  inpainting_fill: isWhole(0, 3),
  inpaint_full_res: isFlag,
  inpaint_full_res_padding: isWhole(0, 256),
  inpainting_mask_invert: isWhole(0, 1),
  resize_mode: isWhole(0, 3),
  include_init_images: isFlag,
}

export type Detail = { loc: (string | number)[]; msg: string; type: string }

/** How a body breaks the documented contract, as FastAPI lists it; stricter than the real one with unknown fields. */
export function breaches(route: 'txt2img' | 'img2img', body: Record<string, unknown>): Detail[] {
  const checks = route === 'txt2img' ? COMMON : FROM_IMAGE
  return Object.entries(body).flatMap(([name, value]) => {
    const check = checks[name]
    const msg = check ? check(value) : 'extra fields not permitted'
    return msg ? [{ loc: ['body', name], msg, type: 'value_error' }] : []
  })
}
