import { z } from 'zod'
import { type FieldError, fieldErrors } from '@/lib/core/errors'
import type { Centicredits } from '@/lib/core/money'
import { settingsShape } from '@/lib/providers/fields/rules'
import { type NamesOf, namesOf } from '@/lib/providers/fields/schema'
import { expectedSize, type InputFacts, imageProblems, needProblems } from '@/lib/providers/rules'
import type { Capability, Model, OutputFormat } from '@/lib/providers/schema'
import { MAX_COUNT, type RunSettings, type StartRunInput } from './schema'

/** How long a generation may wait for its turn before it is given up and paid back. */
export const QUEUE_DEADLINE_MS = 30 * 60_000
/** Time past the upstream's deadline that storing the answer may take. */
export const STORE_MARGIN_MS = 15_000
/** Upstream tries of one generation, the first included. */
const MAX_ATTEMPTS = 6

export type RunPlan = {
  settings: RunSettings
  /** Null for each image when the model takes no seed. */
  seeds: (number | null)[]
  costCenticredits: Centicredits
  quotedCenticredits: Centicredits
  /** The images it starts from, by field. */
  inputs: { field: ImageName; imageId: string }[]
}
export type Planned = { ok: true; plan: RunPlan } | { ok: false; fields: FieldError[] }
type ImageName = NamesOf<'image'>

type PlanContext = {
  costCenticredits: Centicredits
  /** Gives a whole number 1..max. */
  drawSeed: (max: number) => number
  /** The images named by the input that may be used, by id. */
  images: ReadonlyMap<string, InputFacts>
}

/**
 * Checks the input against the capability's record, its pictures included, and works out seeds, size and price.
 * Pure: the same draws give the same plan.
 */
export function planRun(
  model: Model,
  capability: Capability,
  input: StartRunInput,
  context: PlanContext,
): Planned {
  const parsed = inputOf(capability).safeParse(input)
  if (!parsed.success)
    return { ok: false, fields: fieldErrors(parsed.error).map((error) => named(model, capability, error)) }
  const { seeds: fixed = [], count = Math.max(1, fixed.length), ...rest } = parsed.data
  if (fixed.length > count) return refused('seeds', 'must not be more than count')
  const asked = withoutEmpty(rest)
  const inputs = namesOf('image').flatMap((field) => (asked[field] ? [{ field, imageId: asked[field] }] : []))
  const unknown = inputs.filter(({ imageId }) => !context.images.has(imageId))
  if (unknown.length > 0)
    return {
      ok: false,
      fields: unknown.map(({ field }) => ({ field, message: 'is not an image you can use' })),
    }
  const facts = Object.fromEntries(inputs.map(({ field, imageId }) => [field, context.images.get(imageId)]))
  const problems = [...needProblems(capability, asked), ...imageProblems(capability, facts)]
  if (problems.length > 0) return { ok: false, fields: problems }
  const { seed } = capability
  const seeds = Array.from({ length: count }, (_, i) =>
    seed ? (fixed[i] ?? context.drawSeed(seed.max)) : null,
  )
  const settings = settingsOf(model, capability, asked, facts)
  const { costCenticredits } = context
  return {
    ok: true,
    plan: { settings, seeds, inputs, costCenticredits, quotedCenticredits: costCenticredits * count },
  }
}

const refused = (field: string, message: string): Planned => ({ ok: false, fields: [{ field, message }] })

/** The zod schema of one capability, made from its record: what is absent there is refused here. */
export function inputOf({
  operation,
  fields,
  seed,
  maxCount = MAX_COUNT,
}: Capability): z.ZodType<StartRunInput> {
  return z.strictObject({
    model: z.string(),
    operation: z.literal(operation).optional(),
    ...settingsShape(fields),
    ...(seed && {
      seeds: z
        .array(z.int().min(1).max(seed.max, `must be from 1 to ${seed.max}`))
        .max(MAX_COUNT)
        .optional(),
    }),
    count: z.int().min(1).max(maxCount, `must be at most ${maxCount}`).optional(),
  }) as unknown as z.ZodType<StartRunInput>
}

function named(model: Model, { operation }: Capability, error: FieldError): FieldError {
  if (error.message !== 'is not a known field') return error
  return { field: error.field, message: `${model.name} does not take this field for ${operation}` }
}

const withoutEmpty = <T extends object>(settings: T): T =>
  Object.fromEntries(Object.entries(settings).filter(([, value]) => value !== undefined && value !== '')) as T

type Asked = Omit<StartRunInput, 'seeds' | 'count'>

function settingsOf(
  model: Model,
  capability: Capability,
  asked: Asked,
  facts: { image?: InputFacts | undefined },
): RunSettings {
  const size = expectedSize(capability, asked, facts.image)
  return {
    ...asked,
    model: model.id,
    operation: capability.operation,
    prompt: asked.prompt ?? asked.backgroundPrompt ?? '',
    outputFormat: (asked.outputFormat ?? 'png') as OutputFormat,
    widthPx: size?.widthPx ?? 1024,
    heightPx: size?.heightPx ?? 1024,
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
