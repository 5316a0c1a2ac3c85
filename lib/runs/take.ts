import { db, inTransaction } from '@/lib/db'
import { env } from '@/lib/env'
import { CHANNEL } from '@/lib/events'
import { enqueue } from '@/lib/jobs'
import { providerFor } from '@/lib/providers'
import { passGate } from './gate'
import { STORE_MARGIN_MS } from './rules'
import { type GenerationStateName, RunSettings } from './schema'

/** A generation that is this worker's to call for; nobody else can have it. */
export type Claimed = { generationId: string; seed: bigint; attempt: number; settings: RunSettings }

/** True when the upstream may not be called yet and the job was put off. */
export async function mustWait(generationId: string): Promise<boolean> {
  const [row] = await db().$queryRaw<{ state: GenerationStateName; modelId: string; userId: string }[]>`
    SELECT g."state"::text AS "state", r."modelId", r."userId" FROM "Generation" g JOIN "Run" r ON r."id" = g."runId"
    WHERE g."id" = ${generationId}::uuid`
  const provider = row?.state === 'queued' ? providerFor(row.modelId) : undefined
  if (!row || !provider) return false
  const now = new Date()
  const waitMs = await passGate(provider.id, now)
  if (waitMs === 0) return false
  const startAfter = new Date(now.getTime() + waitMs * (1 + Math.random() * 0.2))
  await inTransaction((tx) =>
    enqueue(tx, 'generation.render', [{ generationId }], { group: row.userId, startAfter }),
  )
  return true
}

/** Marks the generation running and tells who watches. Null when it is not waiting any more. */
export async function take(generationId: string): Promise<Claimed | null> {
  const now = new Date()
  const deadlineAt = new Date(now.getTime() + env().stability.timeoutMs + STORE_MARGIN_MS)
  // In a transaction, though one statement: of a killed process, Postgres finishes a statement but commits no more.
  const [row] = await inTransaction(
    (tx) => tx.$queryRaw<{ seed: bigint; attempt: number; settings: unknown }[]>`
    WITH taken AS (
      UPDATE "Generation" SET "state" = 'running', "startedAt" = ${now}, "deadlineAt" = ${deadlineAt}, "attempt" = "attempt" + 1
      WHERE "id" = ${generationId}::uuid AND "state" = 'queued' AND "cancelRequestedAt" IS NULL
      RETURNING "runId", "seed", "attempt"
    ), run AS (
      UPDATE "Run" r SET "version" = r."version" + 1, "updatedAt" = ${now}
      FROM taken WHERE r."id" = taken."runId" RETURNING r."id" AS "runId", r."userId", r."version", r."settings"
    ), told AS (
      SELECT pg_notify(${CHANNEL}, json_build_object('kind', 'run', 'runId', "runId", 'userId', "userId",
        'version', "version", 'ended', false)::text)::text AS sent FROM run
    )
    SELECT taken."seed", taken."attempt", run."settings", (SELECT count(sent)::int FROM told) AS told FROM taken, run`,
  )
  return row
    ? { generationId, seed: row.seed, attempt: row.attempt, settings: RunSettings.parse(row.settings) }
    : null
}
