import { z } from 'zod'
import { AspectRatio, OPERATIONS, OutputFormat } from '@/lib/providers/schema'

export const MAX_COUNT = 10

/**
 * What `POST /api/v1/runs` takes before the model's own rules are applied (see `rules.ts`). `seeds` fixes
 * the first seeds in order; the rest are drawn. Without `count` it is the number of seeds, or 1.
 */
export const StartRunInput = z.strictObject({
  model: z.string().min(1).max(100),
  operation: z.enum(OPERATIONS).default('text-to-image'),
  prompt: z.string(),
  negativePrompt: z.string().optional(),
  aspectRatio: AspectRatio.default('1:1'),
  outputFormat: OutputFormat.default('png'),
  cfgScale: z.number().optional(),
  seeds: z.array(z.int().min(1)).max(MAX_COUNT).optional(),
  count: z.int().min(1).max(MAX_COUNT).optional(),
})
export type StartRunInput = z.input<typeof StartRunInput>

/** What a run was asked to do, as stored. `seed` is per generation. */
export const RunSettings = z.object({
  model: z.string(),
  operation: z.enum(OPERATIONS),
  prompt: z.string(),
  negativePrompt: z.string().optional(),
  aspectRatio: AspectRatio,
  widthPx: z.int(),
  heightPx: z.int(),
  outputFormat: OutputFormat,
  cfgScale: z.number().optional(),
})
export type RunSettings = z.infer<typeof RunSettings>

export const GENERATION_STATES = [
  'queued',
  'running',
  'succeeded',
  'filtered',
  'failed',
  'cancelled',
] as const
export type GenerationStateName = (typeof GENERATION_STATES)[number]

export const GenerationView = z.object({
  id: z.uuid(),
  position: z.int(),
  state: z.enum(GENERATION_STATES),
  /** Asked for; once the image is there, what the upstream says it used. */
  seed: z.int(),
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
  settings: RunSettings,
  modelName: z.string(),
  /** Sums over the generations, in centicredits: quoted = spent + held + returned. */
  money: z.object({ quoted: z.int(), spent: z.int(), held: z.int(), returned: z.int() }),
  generations: z.array(GenerationView),
})
export type RunView = z.infer<typeof RunView>

export const RunPage = z.object({ items: z.array(RunView), nextCursor: z.string().nullable() })
export type RunPage = z.infer<typeof RunPage>

/** A model as the studio offers it: its capability record with today's price and the usual time seen here. */
export type ModelView = {
  id: string
  name: string
  provider: string
  description: string
  sandbox: boolean
  costCenticredits: number
  /** Median of the last runs here, or the provider's usual time when there are none yet. */
  usualMs: number
  capabilities: import('@/lib/providers/schema').Capabilities
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
