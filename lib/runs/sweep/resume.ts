import type { UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { ok, type Result, refuse } from '@/lib/core/result'
import { db, inTransaction, type Tx } from '@/lib/db'
import { cancelRun } from '../cancel'
import { mayCancelRun, mayRetryRun } from '../policy'
import type { RunView } from '../schema'
import { planCells } from './cells'
import { getSweep, runsOf } from './queries'
import { gridOf, stateOfCell, withinBudget } from './rules'
import { type ResumeSweepInput, StoredSweep, type SweepView } from './schema'
import { tellSweep } from './tell'
import { writeCells } from './write'

/**
 * Starts the cells that are missing: never started, failed or cancelled. What was spent or is held counts towards the
 * budget. Pressed twice, a cell is started once. Throws NOT_FOUND for a stranger; refuses INSUFFICIENT_CREDITS, or
 * CONFLICT when the budget does not reach for another cell.
 */
export async function resumeSweep(
  ctx: UserCtx,
  sweepId: string,
  asked: ResumeSweepInput,
): Promise<Result<SweepView>> {
  const sweep = grant(ctx, 'retry', await db().sweep.findUnique({ where: { id: sweepId } }), mayRetryRun)
  const { input, axes } = StoredSweep.parse(sweep)
  const { columns, rows } = gridOf(axes)
  const result = await inTransaction(async (tx) => {
    const budget = await lockBudget(tx, sweepId, asked)
    const runs = await runsOf(sweepId, tx)
    const missing = Array.from({ length: columns * rows }, (_, cell) => cell).filter((cell) =>
      isMissing(cell, runs),
    )
    if (missing.length === 0) return ok(null)
    const planned = await planCells(ctx, input, axes, missing)
    const used = runs.reduce((sum, { money }) => sum + money.spent + money.held, 0)
    const cells = planned.map((cell) => ({ ...cell, ...cell.plan, attempt: ofCell(cell.cell, runs).length }))
    const affordable = withinBudget(cells, budget === null ? null : budget - used)
    if (affordable.length === 0)
      return refuse('CONFLICT', 'The budget of this sweep does not reach for another cell.')
    await tellSweep(tx, sweep)
    return writeCells(tx, ctx, { ...sweep, axes }, affordable)
  })
  return result.ok ? ok(await getSweep(ctx, sweepId)) : result
}

/** The sweep's row is locked until the end, so that a second press sees what the first one started. */
async function lockBudget(
  tx: Tx,
  sweepId: string,
  { budgetCenticredits }: ResumeSweepInput,
): Promise<number | null> {
  await tx.$queryRaw`SELECT 1 FROM "Sweep" WHERE "id" = ${sweepId}::uuid FOR UPDATE`
  const data = budgetCenticredits === undefined ? {} : { budgetCenticredits }
  const sweep = await tx.sweep.update({ where: { id: sweepId }, data, select: { budgetCenticredits: true } })
  return sweep.budgetCenticredits
}

const ofCell = (cell: number, runs: readonly RunView[]) => runs.filter(({ sweep }) => sweep?.cell === cell)

function isMissing(cell: number, runs: readonly RunView[]): boolean {
  const [last] = ofCell(cell, runs)
  const generations = last?.generations ?? []
  return (
    stateOfCell(generations.map(({ state, finishedAt }) => ({ state, finished: finishedAt !== null }))) ===
    'missing'
  )
}

/** Cancels every cell that has not ended. Throws NOT_FOUND for a stranger. */
export async function cancelSweep(ctx: UserCtx, sweepId: string): Promise<SweepView> {
  grant(ctx, 'cancel', await db().sweep.findUnique({ where: { id: sweepId } }), mayCancelRun)
  const runs = await runsOf(sweepId)
  for (const run of runs) if (!run.done) await cancelRun(ctx, run.id)
  return getSweep(ctx, sweepId)
}
