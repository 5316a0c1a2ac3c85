import { z } from 'zod'
import { OPERATIONS } from '@/lib/providers/schema'

/** In centicredits. `expected` is a range: filtered and broken calls may or may not be charged upstream. */
export const Drift = z.object({
  since: z.iso.datetime(),
  until: z.iso.datetime(),
  /** What the account upstream went down by, stretches with a top-up left out. */
  spentCenticredits: z.int(),
  expectedLeastCenticredits: z.int(),
  expectedMostCenticredits: z.int(),
  /** Above 0: somebody else spends from the account, or a price rose. Below 0: we charge more than is spent. */
  driftCenticredits: z.int(),
  topUps: z.int(),
})
export type Drift = z.infer<typeof Drift>

/** How one operation of a model did here in the last 30 days. Times in ms, of images that came. */
export const ModelHealth = z.object({
  modelId: z.string(),
  modelName: z.string(),
  operation: z.enum(OPERATIONS),
  succeeded: z.int(),
  filtered: z.int(),
  failed: z.int(),
  medianMs: z.int().nullable(),
  p95Ms: z.int().nullable(),
})
export type ModelHealth = z.infer<typeof ModelHealth>

/** One provider that is switched on, as its operator sees it. */
export const ProviderView = z.object({
  id: z.string(),
  name: z.string(),
  sandbox: z.boolean(),
  models: z.int(),
  /** `open`: it did not answer and is left alone until `openUntil`; `trying`: one call tries whether it is back. */
  circuit: z.enum(['closed', 'open', 'trying']),
  failuresInARow: z.int(),
  openUntil: z.iso.datetime().nullable(),
  /** After a "slow down" nobody calls before this. */
  lockedUntil: z.iso.datetime().nullable(),
  hasBalance: z.boolean(),
  balance: z.object({ centicredits: z.int(), at: z.iso.datetime() }).nullable(),
  drift: Drift.nullable(),
  health: z.array(ModelHealth),
})
export type ProviderView = z.infer<typeof ProviderView>

export const ProviderParams = z.object({ providerId: z.string().regex(/^[a-z0-9-]{1,40}$/) })
