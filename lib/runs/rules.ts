import { z } from 'zod'
import type { FieldError } from '@/lib/core/errors'
import { fieldErrors } from '@/lib/core/errors'
import type { Centicredits } from '@/lib/core/money'
import type { Model } from '@/lib/providers/schema'
import { MAX_COUNT, type RunSettings, type StartRunInput } from './schema'

/** How long a generation may wait for its turn before it is given up and paid back. */
export const QUEUE_DEADLINE_MS = 30 * 60_000
/** Time past the upstream's deadline that storing the answer may take. */
export const STORE_MARGIN_MS = 15_000
/** Upstream tries of one generation, the first included. */
export const MAX_ATTEMPTS = 6

export type RunPlan = {
  settings: RunSettings
  seeds: number[]
  costCenticredits: Centicredits
  quotedCenticredits: Centicredits
}
export type Planned = { ok: true; plan: RunPlan } | { ok: false; fields: FieldError[] }

/**
 * Checks the input against the model's own capability record and works out seeds and price.
 * `drawSeed(max)` gives a whole number 1..max. Pure: the same draws give the same plan.
 */
export function planRun(
  model: Model,
  input: z.output<typeof StartRunInput>,
  costCenticredits: Centicredits,
  drawSeed: (max: number) => number,
): Planned {
  const parsed = inputOf(model).safeParse(input)
  if (!parsed.success)
    return { ok: false, fields: fieldErrors(parsed.error).map((error) => named(model, error)) }
  const { seeds: fixed = [], count = Math.max(1, fixed.length), ...asked } = parsed.data
  if (fixed.length > count) return tooManySeeds
  const seeds = Array.from({ length: count }, (_, i) => fixed[i] ?? drawSeed(model.capabilities.seed.max))
  const settings = settingsOf(model, asked)
  return {
    ok: true,
    plan: { settings, seeds, costCenticredits, quotedCenticredits: costCenticredits * count },
  }
}

const tooManySeeds: Planned = {
  ok: false,
  fields: [{ field: 'seeds', message: 'must not be more than count' }],
}

/** The zod schema of one model, made from its capability record: what is absent there is refused here. */
export function inputOf(model: Model) {
  const { prompt, negativePrompt, aspectRatios, outputFormats, seed, cfgScale } = model.capabilities
  return z.strictObject({
    model: z.string(),
    operation: z.enum(model.capabilities.operations),
    prompt: text(prompt.maxChars).trim().min(1, 'must not be empty'),
    ...(negativePrompt && { negativePrompt: text(negativePrompt.maxChars).trim().optional() }),
    aspectRatio: z.enum(aspectRatios.map((shape) => shape.ratio)),
    outputFormat: z.enum(outputFormats),
    ...(cfgScale && {
      cfgScale: z
        .number()
        .min(cfgScale.min, between(cfgScale))
        .max(cfgScale.max, between(cfgScale))
        .optional(),
    }),
    seeds: z
      .array(z.int().min(1).max(seed.max, `must be from 1 to ${seed.max}`))
      .max(MAX_COUNT)
      .optional(),
    count: z.int().min(1).max(MAX_COUNT).optional(),
  }) as unknown as z.ZodType<z.output<typeof StartRunInput>>
}

const text = (maxChars: number) => z.string().max(maxChars, `must have at most ${maxChars} characters`)
const between = ({ min, max }: { min: number; max: number }) => `must be from ${min} to ${max}`

function named(model: Model, error: FieldError): FieldError {
  if (error.message !== 'is not a known field') return error
  return { field: error.field, message: `${model.name} does not take this field` }
}

type Asked = Omit<z.output<typeof StartRunInput>, 'seeds' | 'count'>

function settingsOf(model: Model, asked: Asked): RunSettings {
  const shape = model.capabilities.aspectRatios.find((each) => each.ratio === asked.aspectRatio)
  return {
    model: model.id,
    operation: asked.operation,
    prompt: asked.prompt,
    ...(asked.negativePrompt && { negativePrompt: asked.negativePrompt }),
    aspectRatio: asked.aspectRatio,
    widthPx: shape?.widthPx ?? 1024,
    heightPx: shape?.heightPx ?? 1024,
    outputFormat: asked.outputFormat,
    ...(asked.cfgScale !== undefined && { cfgScale: asked.cfgScale }),
  }
}

/**
 * When to try again after a retryable answer, in ms from now: the upstream's own wait, or doubling from
 * half a second; `jitter` is 0..1. Null when the tries are used up.
 */
export function retryDelayMs(
  attempt: number,
  retryAfterMs: number | undefined,
  jitter: number,
): number | null {
  if (attempt >= MAX_ATTEMPTS) return null
  const base = retryAfterMs ?? 500 * 2 ** (attempt - 1)
  return Math.round(base + jitter * Math.min(base, 5000))
}
