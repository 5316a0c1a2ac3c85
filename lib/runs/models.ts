import { priceKey, pricesAt } from '@/lib/credits'
import { db } from '@/lib/db'
import { catalogue, isSandbox } from '@/lib/providers'
import type { ModelView } from './schema'

/** What the studio offers now: each model with today's price and the median time of its last runs here. */
export async function listModels(ctx: { now: Date }): Promise<ModelView[]> {
  const [prices, medians] = await Promise.all([pricesAt(ctx.now), usualTimes()])
  return catalogue().map((model) => ({
    id: model.id,
    name: model.name,
    provider: model.provider,
    description: model.description,
    sandbox: isSandbox(),
    costCenticredits: prices.get(priceKey(model.id, 'text-to-image')) ?? model.listPrice.centicredits,
    usualMs: medians.get(model.id) ?? model.usualMs,
    capabilities: model.capabilities,
  }))
}

async function usualTimes(): Promise<Map<string, number>> {
  const rows = await db().$queryRaw<{ modelId: string; ms: number }[]>`
    SELECT r."modelId", percentile_cont(0.5) WITHIN GROUP (ORDER BY EXTRACT(EPOCH FROM g."finishedAt" - g."startedAt") * 1000)::int AS ms
    FROM (SELECT "runId", "startedAt", "finishedAt" FROM "Generation" WHERE "state" = 'succeeded'
          ORDER BY "finishedAt" DESC LIMIT 200) g
    JOIN "Run" r ON r."id" = g."runId" GROUP BY r."modelId"`
  return new Map(rows.map((row) => [row.modelId, row.ms]))
}
