import type { UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { type Result, refuse } from '@/lib/core/result'
import { db } from '@/lib/db'
import { findModel } from '@/lib/providers'
import { FIELD_NAMES } from '@/lib/providers/fields/schema'
import { capabilityOf } from '@/lib/providers/rules'
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
  const input = askedAgain(RunSettings.parse(run.settings), row.seed)
  return startRun(ctx, StartRunInput.parse(input), idempotencyKey)
}

/** The settings as an input: those the model takes today, for stored ones also hold what was only worked out. */
function askedAgain(settings: RunSettings, seed: bigint | null): StartRunInput {
  const { model, operation } = settings
  const found = findModel(model)
  const capability = found && capabilityOf(found, operation)
  const names = FIELD_NAMES.filter((name) => !capability || capability.fields[name])
  const fields = Object.fromEntries(names.map((name) => [name, settings[name]]))
  return { model, operation, ...fields, ...(seed !== null && { seeds: [Number(seed)] }) }
}
