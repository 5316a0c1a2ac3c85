import type { UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { type Result, refuse } from '@/lib/core/result'
import { db } from '@/lib/db'
import { mayRetryRun } from './policy'
import { RunSettings, type RunView, StartRunInput } from './schema'
import { startRun } from './start'

/**
 * Runs one ended generation again, with the same settings and seed, as a new run of one at today's price.
 * Throws NOT_FOUND for a stranger; refuses CONFLICT while it has not ended or when it succeeded.
 */
export async function retryGeneration(
  ctx: UserCtx,
  generationId: string,
  idempotencyKey: string,
): Promise<Result<RunView>> {
  const row = await db().generation.findUnique({
    where: { id: generationId },
    select: { state: true, seed: true, run: { select: { teamId: true, userId: true, settings: true } } },
  })
  const run = grant(ctx, 'retry', row?.run, mayRetryRun)
  if (!row || !['filtered', 'failed', 'cancelled'].includes(row.state)) {
    return refuse('CONFLICT', 'Only an image that was filtered, failed or cancelled can be tried again.')
  }
  const { widthPx: _w, heightPx: _h, ...settings } = RunSettings.parse(run.settings)
  return startRun(ctx, StartRunInput.parse({ ...settings, seeds: [Number(row.seed)] }), idempotencyKey)
}
