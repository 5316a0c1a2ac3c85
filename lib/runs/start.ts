import { createHash } from 'node:crypto'
import type { UserCtx } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { ok, type Result, refuse } from '@/lib/core/result'
import { db, inTransaction } from '@/lib/db'
import { planOrThrow } from './plan'
import { loadRuns } from './queries'
import type { RunView, StartRunInput } from './schema'
import { writeRuns } from './write'

/**
 * Starts a run: holds the price, writes run and generations, sends the jobs, all or nothing. The same
 * `idempotencyKey` gives the same run again. Throws INVALID_INPUT; refuses INSUFFICIENT_CREDITS or
 * IDEMPOTENCY_KEY_REUSED.
 */
export async function startRun(
  ctx: UserCtx,
  input: StartRunInput,
  idempotencyKey: string,
): Promise<Result<RunView>> {
  const requestHash = createHash('sha256').update(JSON.stringify(input)).digest('hex')
  const planned = await planOrThrow(ctx, input).catch(async (error: unknown) => {
    // What was good when it was first asked is answered again, even if an image of it is gone since.
    const earlier = await repeated(ctx, idempotencyKey, requestHash)
    if (earlier?.ok) return earlier
    throw error
  })
  if ('ok' in planned) return planned
  const run = { runId: newId(ctx.now.getTime()), key: idempotencyKey, requestHash, ...planned }
  const written = await inTransaction((tx) => writeRuns(tx, ctx, [run]))
  if (!written.ok) return written
  const [view] = written.value ?? []
  return view ? ok(view) : ((await repeated(ctx, idempotencyKey, requestHash)) as Result<RunView>)
}

/** The run this key already made, a refusal when it was made by another request, or null. */
async function repeated(
  ctx: UserCtx,
  idempotencyKey: string,
  requestHash: string,
): Promise<Result<RunView> | null> {
  const { teamId, userId } = ctx.actor
  const run = await db().run.findUnique({
    where: { teamId_userId_idempotencyKey: { teamId, userId, idempotencyKey } },
    select: { id: true, requestHash: true },
  })
  if (!run) return null
  const sentence = 'This Idempotency-Key was used for another request. Nothing was started or charged.'
  if (run.requestHash !== requestHash) return refuse('IDEMPOTENCY_KEY_REUSED', sentence)
  const [view] = await loadRuns([run.id])
  return view ? ok(view) : null
}
