import { priceKey, pricesAt } from '@/lib/credits'
import { db } from '@/lib/db'
import { connected } from '@/lib/providers'
import type { Model } from '@/lib/providers/schema'
import { closedGates } from './gate'
import type { CapabilityView, ModelView } from './schema'

/** What the studio offers now: each model with today's prices and the median times of its last images here. */
export async function listModels(ctx: { now: Date }): Promise<ModelView[]> {
  const [prices, medians, closed] = await Promise.all([pricesAt(ctx.now), usualTimes(), closedGates(ctx.now)])
  const viewOf = (model: Model): CapabilityView[] =>
    model.capabilities.map((capability) => {
      const key = priceKey(model.id, capability.operation)
      return {
        ...capability,
        costCenticredits: prices.get(key) ?? capability.listPrice.centicredits,
        usualMs: medians.get(key) ?? capability.usualMs,
      }
    })
  return connected().flatMap(({ id, name, provider, sandbox = false }) =>
    provider.catalogue().map((model) => ({
      ...model,
      providerName: name,
      sandbox,
      available: !closed.has(id),
      capabilities: viewOf(model),
    })),
  )
}

async function usualTimes(): Promise<Map<string, number>> {
  const rows = await db().$queryRaw<{ modelId: string; operation: string; ms: number }[]>`
    SELECT r."modelId", r."operation",
      percentile_cont(0.5) WITHIN GROUP (ORDER BY EXTRACT(EPOCH FROM g."finishedAt" - g."startedAt") * 1000)::int AS ms
    FROM (SELECT "runId", "startedAt", "finishedAt" FROM "Generation" WHERE "state" = 'succeeded'
          ORDER BY "finishedAt" DESC LIMIT 200) g
    JOIN "Run" r ON r."id" = g."runId" GROUP BY r."modelId", r."operation"`
  return new Map(rows.map((row) => [priceKey(row.modelId, row.operation), row.ms]))
}
