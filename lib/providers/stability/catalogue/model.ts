import type { Capability, Model } from '../../schema'
import { REQUEST_BYTES, SEED } from './fields'

const PROVIDER = 'stability'

type Entry = Omit<Model, 'id' | 'provider' | 'capabilities'> & { capabilities: readonly Capability[] }

/** An entry of this provider's catalogue. */
export const modelOf = (entry: Entry): Model => ({
  id: `${PROVIDER}/${entry.upstreamId}`,
  provider: PROVIDER,
  ...entry,
})

/** A capability with a seed, as nearly all have. */
export const seeded = (capability: Capability): Capability => ({
  seed: SEED,
  requestBytes: REQUEST_BYTES,
  ...capability,
})

/** A capability without one: more images of a run would all be the same picture. */
export const seedless = (capability: Capability): Capability => ({
  maxCount: 1,
  requestBytes: REQUEST_BYTES,
  ...capability,
})

/** The upstream takes the order and keeps the picture 24 hours; asked no more often than every 10 s. */
export const LATER = { isAsync: true, timeoutMs: 600_000 } as const
