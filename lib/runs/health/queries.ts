import { db } from '@/lib/db'
import { type Connected, connected, findModel } from '@/lib/providers'
import type { Operation } from '@/lib/providers/schema'
import { FAILURES_TO_OPEN } from '../breaker/rules'
import { driftOf, type Ended } from './rules'
import type { Drift, ModelHealth, ProviderView } from './schema'

const LOOK_BACK_MS = 30 * 24 * 3_600_000

/** Every provider that is switched on: how it answers, what is left in its account, and whether that fits the ledger. */
export async function listProviders(ctx: { now: Date }): Promise<ProviderView[]> {
  const since = new Date(ctx.now.getTime() - LOOK_BACK_MS)
  const health = await modelHealth(since)
  return Promise.all(connected().map((connection) => viewOf(connection, health, since, ctx.now)))
}

async function viewOf(
  connection: Connected,
  health: ModelHealth[],
  since: Date,
  now: Date,
): Promise<ProviderView> {
  const { id, name, provider, sandbox = false } = connection
  const models = new Set(provider.catalogue().map((model) => model.id))
  const hasBalance = provider.balance !== undefined && !sandbox
  const [gate, balance, drift] = await Promise.all([
    gateOf(id, now),
    hasBalance ? lastBalance(id) : null,
    hasBalance ? drifted(id, [...models], since) : null,
  ])
  return {
    ...{ id, name, sandbox, models: models.size, ...gate, hasBalance, balance, drift },
    health: health.filter(({ modelId }) => models.has(modelId)),
  }
}

type Gate = Pick<ProviderView, 'circuit' | 'failuresInARow' | 'openUntil' | 'lockedUntil'>

async function gateOf(provider: string, now: Date): Promise<Gate> {
  const gate = await db().upstreamGate.findUnique({ where: { provider } })
  const ahead = (at: Date | null | undefined) => (at && at > now ? at.toISOString() : null)
  const failuresInARow = gate?.failures ?? 0
  const openUntil = ahead(gate?.openUntil)
  const circuit = openUntil ? 'open' : failuresInARow >= FAILURES_TO_OPEN ? 'trying' : 'closed'
  return { circuit, failuresInARow, openUntil, lockedUntil: ahead(gate?.lockedUntil) }
}

async function lastBalance(provider: string): Promise<ProviderView['balance']> {
  const row = await db().upstreamBalance.findFirst({ where: { provider }, orderBy: { at: 'desc' } })
  return row && { centicredits: row.centicredits, at: row.at.toISOString() }
}

async function drifted(provider: string, modelIds: string[], since: Date): Promise<Drift | null> {
  const where = { provider, at: { gte: since } }
  const readings = await db().upstreamBalance.findMany({ where, orderBy: { at: 'asc' } })
  const [first] = readings
  return first ? (driftOf(readings, await endedSince(first.at, modelIds)) ?? null) : null
}

/** Calls that reached the upstream: what was cancelled or failed before anything was sent never began there. */
async function endedSince(since: Date, modelIds: string[]): Promise<Ended[]> {
  return db().$queryRaw<Ended[]>`
    SELECT g."finishedAt" AS "at", g."listCenticredits", (g."state" = 'succeeded') AS "certain"
    FROM "Generation" g JOIN "Run" r ON r."id" = g."runId"
    WHERE g."finishedAt" > ${since} AND g."startedAt" IS NOT NULL AND r."modelId" = ANY(${modelIds})`
}

type HealthRow = Omit<ModelHealth, 'modelName'> & { operation: Operation }

async function modelHealth(since: Date): Promise<ModelHealth[]> {
  const rows = await db().$queryRaw<HealthRow[]>`
    SELECT r."modelId", r."operation",
      count(*) FILTER (WHERE g."state" = 'succeeded')::int AS "succeeded",
      count(*) FILTER (WHERE g."state" = 'filtered')::int AS "filtered",
      count(*) FILTER (WHERE g."state" = 'failed')::int AS "failed",
      percentile_cont(0.5) WITHIN GROUP (ORDER BY g."ms") FILTER (WHERE g."state" = 'succeeded')::int AS "medianMs",
      percentile_cont(0.95) WITHIN GROUP (ORDER BY g."ms") FILTER (WHERE g."state" = 'succeeded')::int AS "p95Ms"
    FROM (SELECT "runId", "state", EXTRACT(EPOCH FROM "finishedAt" - "startedAt") * 1000 AS "ms" FROM "Generation"
          WHERE "finishedAt" >= ${since}) g
    JOIN "Run" r ON r."id" = g."runId" GROUP BY r."modelId", r."operation" ORDER BY r."modelId", r."operation"`
  return rows.map((row) => ({ ...row, modelName: findModel(row.modelId)?.name ?? row.modelId }))
}
