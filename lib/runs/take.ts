import { z } from 'zod'
import { db, inTransaction } from '@/lib/db'
import { CHANNEL } from '@/lib/events'
import { enqueue } from '@/lib/jobs'
import { type Connected, connectionFor, findModel, type Ticket } from '@/lib/providers'
import { capabilityOf } from '@/lib/providers/rules'
import type { Capability, Model, Operation } from '@/lib/providers/schema'
import { findStored } from './claim'
import { passGate } from './gate'
import { STORE_MARGIN_MS } from './rules'
import { type GenerationStateName, RunSettings } from './schema'
import { SWEEP_NOTICES } from './sweep/tell'

/** A generation that is this worker's to call for; nobody else can have it. */
export type Claimed = {
  generationId: string
  runId: string
  userId: string
  seed: bigint | null
  attempt: number
  settings: RunSettings
  /** Present when the upstream has the job already: it is followed, not submitted. */
  ticket: Ticket | null
  /** What is left of its time, in ms. */
  deadlineMs: number
}

type Waiting = {
  state: GenerationStateName
  modelId: string
  operation: Operation
  userId: string
  accepted: boolean
}
/** Where a generation will be rendered; undefined for a model that is offered no more. */
export type Place = { connection: Connected; model: Model; capability: Capability; timeoutMs: number }

export function placeOf(modelId: string, operation: Operation): Place | undefined {
  const [connection, model] = [connectionFor(modelId), findModel(modelId)]
  const capability = model && capabilityOf(model, operation)
  if (!connection || !model || !capability) return undefined
  return { connection, model, capability, timeoutMs: capability.timeoutMs ?? connection.timeoutMs }
}

/** `timeoutMs`: how long the answer may take; `isProbe`: the call tries whether an upstream is back. */
type MayCall = { timeoutMs: number; isProbe: boolean }

/** True when the upstream may not be called yet and the job was put off. */
export async function mustWait(generationId: string): Promise<true | MayCall> {
  const [row] = await db().$queryRaw<Waiting[]>`
    SELECT g."state"::text AS "state", r."modelId", r."operation", r."userId", (g."ticket" IS NOT NULL) AS "accepted"
    FROM "Generation" g JOIN "Run" r ON r."id" = g."runId" WHERE g."id" = ${generationId}::uuid`
  const place = row && placeOf(row.modelId, row.operation)
  const timeoutMs = place?.timeoutMs ?? 0
  if (!place || row.state !== 'queued' || row.accepted) return { timeoutMs, isProbe: false }
  const now = new Date()
  const { waitMs, isProbe } = await passGate(place.connection, now)
  if (waitMs === 0) return { timeoutMs, isProbe }
  const startAfter = new Date(now.getTime() + waitMs * (1 + Math.random() * 0.2))
  await inTransaction((tx) =>
    enqueue(tx, 'generation.render', [{ generationId }], { group: row.userId, startAfter }),
  )
  return true
}

type Taken = {
  runId: string
  userId: string
  seed: bigint | null
  attempt: number
  settings: unknown
  ticket: unknown
}
const TicketShape = z.record(z.string(), z.union([z.string(), z.number(), z.boolean(), z.null()])).nullable()

/** Marks the generation running and tells who watches. Null when it is not waiting any more. */
export async function take(generationId: string, timeoutMs: number): Promise<Claimed | null> {
  const now = new Date()
  const deadlineAt = new Date(now.getTime() + timeoutMs + STORE_MARGIN_MS)
  // In a transaction, though one statement: of a killed process, Postgres finishes a statement but commits no more.
  const [row] = await inTransaction(
    (tx) => tx.$queryRaw<Taken[]>`
    WITH taken AS (
      UPDATE "Generation" SET "state" = 'running', "startedAt" = COALESCE("startedAt", ${now}), "deadlineAt" = ${deadlineAt},
        "attempt" = "attempt" + 1
      WHERE "id" = ${generationId}::uuid AND "state" = 'queued' AND "cancelRequestedAt" IS NULL
      RETURNING "runId", "seed", "attempt", "ticket"
    ), run AS (
      UPDATE "Run" r SET "version" = r."version" + 1, "updatedAt" = ${now}
      FROM taken WHERE r."id" = taken."runId" RETURNING r."id" AS "runId", r."userId", r."version", r."settings", r."sweepId"
    ), notices AS (
      SELECT json_build_object('kind', 'run', 'runId', "runId", 'userId', "userId", 'version', "version", 'ended', false)::text AS notice FROM run
      UNION ALL ${SWEEP_NOTICES}
    ), told AS (SELECT pg_notify(${CHANNEL}, notice)::text AS sent FROM notices)
    SELECT taken."runId", run."userId", taken."seed", taken."attempt", taken."ticket", run."settings",
      (SELECT count(sent)::int FROM told) AS told FROM taken, run`,
  )
  return row ? claimedOf(generationId, row, timeoutMs) : null
}

/**
 * A running generation whose worker is gone though the upstream has the job and still may answer in time. Null
 * when there is nothing to go on with: no ticket, bytes stored already, cancelled, or too late.
 */
export async function takeOver(generationId: string): Promise<Claimed | null> {
  const now = new Date()
  const [row] = await db().$queryRaw<(Taken & { deadlineAt: Date })[]>`
    SELECT g."runId", r."userId", g."seed", g."attempt", g."ticket", g."deadlineAt", r."settings"
    FROM "Generation" g JOIN "Run" r ON r."id" = g."runId"
    WHERE g."id" = ${generationId}::uuid AND g."state" = 'running' AND g."ticket" IS NOT NULL
      AND g."cancelRequestedAt" IS NULL AND g."deadlineAt" > ${now}`
  if (!row || (await findStored(generationId))) return null
  return claimedOf(generationId, row, Math.max(1, row.deadlineAt.getTime() - now.getTime() - STORE_MARGIN_MS))
}

const claimedOf = (
  generationId: string,
  { settings, ticket, ...row }: Taken,
  deadlineMs: number,
): Claimed => ({
  generationId,
  runId: row.runId,
  userId: row.userId,
  seed: row.seed,
  attempt: row.attempt,
  settings: RunSettings.parse(settings),
  ticket: TicketShape.parse(ticket),
  deadlineMs,
})
