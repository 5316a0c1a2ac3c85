import { newId } from '@/lib/core/ids'
import { captureHold, releaseHold } from '@/lib/credits'
import { inTransaction, type Tx } from '@/lib/db'
import { CHANNEL, type Notice } from '@/lib/events'
import { insertImage } from '@/lib/gallery'
import { enqueue } from '@/lib/jobs'
import type { StoredImage } from './claim'
import { SWEEP_NOTICES } from './sweep/tell'

type Ended = {
  state: 'filtered' | 'failed' | 'cancelled'
  code: string
  message: string
  upstreamRequestId?: string
}
type Unended = 'queued' | 'running'
type Owner = { runId: string; teamId: string; userId: string; prompt: string }

/**
 * A stored image becomes a row, the generation succeeds, the hold is captured: one transaction. False, and
 * nothing changed, when the generation has ended already.
 */
export async function succeed(generationId: string, image: StoredImage, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const ended = await tx.$executeRaw`
      UPDATE "Generation" SET "state" = 'succeeded', "returnedSeed" = ${image.seed ?? null}, "finishedAt" = ${now},
        "upstreamRequestId" = ${image.upstreamRequestId ?? null}
      WHERE "id" = ${generationId}::uuid AND "state" = 'running'`
    if (ended === 0) return false
    const imageId = newId(now.getTime())
    const wakes = await enqueue(tx, 'image.variants', [{ imageId }])
    const { teamId, userId, prompt } = await touchRun(tx, generationId, now, { ended: true, wakes })
    const { seed: _, upstreamRequestId: __, ...picture } = image
    await insertImage(tx, { id: imageId, teamId, userId, generationId, prompt, createdAt: now, ...picture })
    await captureHold(tx, generationId, prompt ? `Image: ${excerpt(prompt)}` : 'Image', now)
    return true
  })
}

/** The generation ends without an image and its credits go back. False when it is not in one of `from` any more. */
export async function end(
  generationId: string,
  how: Ended,
  now: Date,
  from: Unended[] = ['queued', 'running'],
): Promise<boolean> {
  return inTransaction(async (tx) => {
    const ended = await tx.$executeRaw`
      UPDATE "Generation" SET "state" = ${how.state}::"GenerationState", "code" = ${how.code}, "message" = ${how.message},
        "upstreamRequestId" = ${how.upstreamRequestId ?? null}, "finishedAt" = ${now}
      WHERE "id" = ${generationId}::uuid AND "state"::text = ANY(${from})`
    if (ended === 0) return false
    await touchRun(tx, generationId, now, { ended: true })
    await releaseHold(tx, generationId, how.message, now)
    return true
  })
}

/** Back to the queue for another try, or for the rest of an accepted job, at `startAfter`; the hold stays. False when it has ended already. */
export async function requeue(generationId: string, startAfter: Date, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const waiting = await tx.$executeRaw`
      UPDATE "Generation" g SET "state" = 'queued', "deadlineAt" = h."expiresAt",
        "startedAt" = CASE WHEN g."ticket" IS NULL THEN NULL ELSE g."startedAt" END
      FROM "Hold" h WHERE h."subjectId" = g."id" AND g."id" = ${generationId}::uuid AND g."state" = 'running'`
    if (waiting === 0) return false
    const { userId } = await touchRun(tx, generationId, now, { ended: false })
    await enqueue(tx, 'generation.render', [{ generationId }], { group: userId, startAfter })
    return true
  })
}

type News = { ended: boolean; wakes?: Notice[] }

/** Raises the run's version and tells whoever watches it, when the transaction commits; one statement. */
export async function touchRun(
  tx: Tx,
  generationId: string,
  now: Date,
  { ended, wakes = [] }: News,
): Promise<Owner> {
  const others = wakes.map((notice) => JSON.stringify(notice))
  const [run] = await tx.$queryRaw<Owner[]>`
    WITH run AS (
      UPDATE "Run" r SET "version" = r."version" + 1, "updatedAt" = ${now}
      FROM "Generation" g WHERE g."id" = ${generationId}::uuid AND r."id" = g."runId"
      RETURNING r."id" AS "runId", r."teamId", r."userId", r."prompt", r."version", r."sweepId"
    ), notices AS (
      SELECT json_build_object('kind', 'run', 'runId', "runId", 'userId', "userId", 'version', "version", 'ended', ${ended}::boolean)::text AS notice FROM run
      UNION ALL SELECT json_build_object('kind', 'wallet', 'userId', "userId")::text FROM run
      UNION ALL ${SWEEP_NOTICES}
      UNION ALL SELECT unnest(${others}::text[])
    ), told AS (SELECT pg_notify(${CHANNEL}, notice)::text AS sent FROM notices)
    SELECT "runId", "teamId", "userId", "prompt", (SELECT count(sent)::int FROM told) AS told FROM run`
  if (!run) throw new Error(`generation ${generationId} has no run`)
  return run
}

const excerpt = (prompt: string) => (prompt.length > 80 ? `${prompt.slice(0, 79).trimEnd()}…` : prompt)
