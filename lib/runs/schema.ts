import { z } from 'zod'
import { CODE_LANGUAGES } from '@/lib/interop/code/schema'
import { anySettings } from '@/lib/providers/fields/rules'
import type { Settings } from '@/lib/providers/fields/schema'
import {
  type Capability,
  type Model,
  OPERATIONS,
  type Operation,
  OUTPUT_FORMATS,
  type OutputFormat,
} from '@/lib/providers/schema'

export const MAX_COUNT = 10

/**
 * What `POST /api/v1/runs` takes before the model's own record is applied (see `rules.ts`): any field there is.
 * `seeds` fixes the first seeds in order; the rest are drawn. Without `count` it is the number of seeds, or 1.
 * Without `operation` it is the model's first.
 */
export const StartRunInput = z.strictObject({
  model: z.string().min(1).max(100),
  operation: z.enum(OPERATIONS).optional(),
  ...anySettings(),
  seeds: z.array(z.int().min(1)).max(MAX_COUNT).optional(),
  count: z.int().min(1).max(MAX_COUNT).optional(),
}) as unknown as z.ZodType<StartRunInput, StartRunInput>
export type StartRunInput = Settings & {
  model: string
  operation?: Operation
  seeds?: number[]
  count?: number
}

/** What a run was asked to do, as stored; sizes are those to expect. `seed` is per generation. */
export type RunSettings = Settings & {
  model: string
  operation: Operation
  /** Empty where the operation takes no prompt. */
  prompt: string
  outputFormat: OutputFormat
  widthPx: number
  heightPx: number
}
export const RunSettings = z.object({
  model: z.string(),
  operation: z.enum(OPERATIONS),
  ...anySettings(),
  prompt: z.string(),
  outputFormat: z.enum(OUTPUT_FORMATS),
  widthPx: z.int(),
  heightPx: z.int(),
}) as unknown as z.ZodType<RunSettings, RunSettings>

const GENERATION_STATES = ['queued', 'running', 'succeeded', 'filtered', 'failed', 'cancelled'] as const
export type GenerationStateName = (typeof GENERATION_STATES)[number]

export const GenerationView = z.object({
  id: z.uuid(),
  position: z.int(),
  state: z.enum(GENERATION_STATES),
  /** Asked for; once the image is there, what the upstream says it used. Null when the model takes none. */
  seed: z.int().nullable(),
  costCenticredits: z.int(),
  /** `held` until the end, then `captured` or `released`; `refunded` when a stored image did not decode. */
  money: z.enum(['held', 'captured', 'released', 'refunded']),
  /** Stable code and a sentence for people (with what happened to the credits); null unless filtered, failed, cancelled. */
  code: z.string().nullable(),
  message: z.string().nullable(),
  startedAt: z.iso.datetime().nullable(),
  finishedAt: z.iso.datetime().nullable(),
  image: z
    .object({
      id: z.uuid(),
      widthPx: z.int(),
      heightPx: z.int(),
      /** Base64; null until the variants job has run. While null show `original`, afterwards `thumb`/`preview`. */
      thumbhash: z.string().nullable(),
      hasVariants: z.boolean(),
      deleted: z.boolean(),
      favouritedAt: z.iso.datetime().nullable(),
      /** Whether its team sees it. */
      shown: z.boolean(),
    })
    .nullable(),
})
export type GenerationView = z.infer<typeof GenerationView>

export const RunView = z.object({
  id: z.uuid(),
  /** Rises with every change: keep the highest you have seen. */
  version: z.int(),
  createdAt: z.iso.datetime(),
  /** True when no generation is queued or running. */
  done: z.boolean(),
  /** Whether its team sees it, with the images it makes. */
  shown: z.boolean(),
  /** False for a teammate's: what it cost is not told then, and every sum is 0. */
  mine: z.boolean(),
  settings: RunSettings,
  /** The grid this run fills a cell of, and how large that grid is. */
  sweep: z.object({ id: z.uuid(), cell: z.int(), columns: z.int(), rows: z.int() }).nullable(),
  modelName: z.string(),
  /** Sums over the generations, in centicredits: quoted = spent + held + returned. */
  money: z.object({ quoted: z.int(), spent: z.int(), held: z.int(), returned: z.int() }),
  generations: z.array(GenerationView),
})
export type RunView = z.infer<typeof RunView>

export const RunPage = z.object({ items: z.array(RunView), nextCursor: z.string().nullable() })
export type RunPage = z.infer<typeof RunPage>

/** A capability with today's price, and the median time of the last images made by it here, if any. */
export type CapabilityView = Capability & { costCenticredits: number }

/** A model as the studio offers it. */
export type ModelView = Omit<Model, 'capabilities'> & {
  providerName: string
  sandbox: boolean
  /** False while the upstream does not answer: new runs wait for it. */
  available: boolean
  capabilities: CapabilityView[]
}

/** 8 to 100 printable characters, made anew for each press of the button and kept for its repeats. */
export const IdempotencyKey = z
  .string()
  .regex(/^[\x21-\x7e]{8,100}$/, 'must have 8 to 100 printable characters')

const MAX_WAIT_SECONDS = 120

/** `Prefer: wait=N` (RFC 7240): how many ms to hold the answer until the run is done; 0 when not asked. */
const WaitMs = z
  .string()
  .optional()
  .transform((prefer) => /(?:^|[,;\s])wait=(\d{1,6})(?:$|[,;\s])/.exec(prefer ?? '')?.[1])
  .transform((seconds) => Math.min(Number(seconds ?? 0), MAX_WAIT_SECONDS) * 1000)

export const StartRunHeaders = z.object({ 'idempotency-key': IdempotencyKey, prefer: WaitMs })
export const RunParams = z.object({ runId: z.uuid() })
export const GenerationParams = z.object({ generationId: z.uuid() })
export const CodeQuery = z.object({ language: z.enum(CODE_LANGUAGES).default('curl') })
