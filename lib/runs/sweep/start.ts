import { createHash, randomInt } from 'node:crypto'
import type { UserCtx } from '@/lib/core/actor'
import { invalidInput } from '@/lib/core/errors'
import { newId } from '@/lib/core/ids'
import { ok, type Result, refuse } from '@/lib/core/result'
import { db, inTransaction } from '@/lib/db'
import { findModel } from '@/lib/providers'
import { capabilityOf } from '@/lib/providers/rules'
import type { StartRunInput } from '../schema'
import { planCells } from './cells'
import { getSweep } from './queries'
import { type Axis, gridOf, withinBudget } from './rules'
import type { StartSweepInput, SweepView } from './schema'
import { writeCells } from './write'

/**
 * Starts a sweep: every cell is planned before the first one is held for, so a value that breaks a rule starts nothing.
 * Cells beyond the budget stay missing. The same key gives the same sweep again. Throws INVALID_INPUT naming the cell;
 * refuses INSUFFICIENT_CREDITS or IDEMPOTENCY_KEY_REUSED.
 */
export async function startSweep(
  ctx: UserCtx,
  asked: StartSweepInput,
  key: string,
): Promise<Result<SweepView>> {
  const requestHash = createHash('sha256').update(JSON.stringify(asked)).digest('hex')
  const earlier = await repeated(ctx, key, requestHash)
  if (earlier) return earlier
  const { axes, budgetCenticredits = null } = asked
  const input = withSeeds(asked.run, axes)
  const { columns, rows } = gridOf(axes)
  const cells = await planCells(
    ctx,
    input,
    axes,
    Array.from({ length: columns * rows }, (_, cell) => cell),
  )
  const affordable = withinBudget(
    cells.map((cell) => ({ ...cell, ...cell.plan })),
    budgetCenticredits,
  )
  if (affordable.length === 0)
    throw invalidInput([{ field: 'budgetCenticredits', message: 'does not reach for the first cell' }])
  const id = newId(ctx.now.getTime())
  const { teamId, userId } = ctx.actor
  const written = await inTransaction(async (tx) => {
    const { count } = await tx.sweep.createMany({
      data: [
        {
          id,
          teamId,
          userId,
          idempotencyKey: key,
          requestHash,
          input,
          axes: axes.map((axis) => ({ ...axis })),
          budgetCenticredits,
          createdAt: ctx.now,
        },
      ],
      skipDuplicates: true,
    })
    return count === 0 ? ok(null) : writeCells(tx, ctx, { id, requestHash, axes }, affordable)
  })
  if (!written.ok) return written
  return written.value
    ? ok(await getSweep(ctx, id))
    : ((await repeated(ctx, key, requestHash)) as Result<SweepView>)
}

async function repeated(
  ctx: UserCtx,
  idempotencyKey: string,
  requestHash: string,
): Promise<Result<SweepView> | null> {
  const { teamId, userId } = ctx.actor
  const sweep = await db().sweep.findUnique({
    where: { teamId_userId_idempotencyKey: { teamId, userId, idempotencyKey } },
    select: { id: true, requestHash: true },
  })
  if (!sweep) return null
  const sentence = 'This Idempotency-Key was used for another request. Nothing was started or charged.'
  return sweep.requestHash === requestHash
    ? ok(await getSweep(ctx, sweep.id))
    : refuse('IDEMPOTENCY_KEY_REUSED', sentence)
}

/** What is compared must differ in its axes alone: all cells share their seeds, unless the seed is an axis. */
function withSeeds(run: StartRunInput, axes: readonly Axis[]): StartRunInput {
  if (axes.some(({ field }) => field === 'seed')) return run
  const count = run.count ?? Math.max(1, run.seeds?.length ?? 0)
  const models = axes.find(({ field }) => field === 'model')?.values.map(String) ?? [run.model]
  const limits = models.flatMap((id) => seedLimit(id, run) ?? [])
  if (limits.length < models.length) return run
  const max = Math.min(...limits)
  const seeds = Array.from({ length: count }, (_, i) => run.seeds?.[i] ?? randomInt(1, max + 1))
  return { ...run, seeds, count }
}

function seedLimit(modelId: string, { operation }: StartRunInput): number | undefined {
  const model = findModel(modelId)
  const capability = model && (operation ? capabilityOf(model, operation) : model.capabilities[0])
  return capability?.seed?.max
}
