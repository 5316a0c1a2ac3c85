import type { UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { type Db, db } from '@/lib/db'
import { mayReadRun } from '../policy'
import { loadRuns } from '../queries'
import type { RunView } from '../schema'
import { gridOf } from './rules'
import { StoredSweep, type SweepCell, type SweepView } from './schema'

/** One sweep of the actor's own with every cell; throws NOT_FOUND otherwise. */
export async function getSweep(ctx: UserCtx, sweepId: string): Promise<SweepView> {
  const sweep = grant(ctx, 'readRun', await db().sweep.findUnique({ where: { id: sweepId } }), mayReadRun)
  const { input, axes } = StoredSweep.parse(sweep)
  const runs = await runsOf(sweepId)
  const { columns, rows } = gridOf(axes)
  return {
    ...{ id: sweep.id, createdAt: sweep.createdAt.toISOString(), input, axes, columns, rows },
    budgetCenticredits: sweep.budgetCenticredits,
    money: sumOf(runs),
    cells: Array.from({ length: columns * rows }, (_, cell) => cellOf(cell, runs)),
  }
}

/** Every run of a sweep, newest first. */
export async function runsOf(sweepId: string, client: Db = db()): Promise<RunView[]> {
  const rows = await client.run.findMany({ where: { sweepId }, select: { id: true } })
  return loadRuns(
    rows.map(({ id }) => id),
    client,
  )
}

function cellOf(cell: number, runs: readonly RunView[]): SweepCell {
  const last = runs.find(({ sweep }) => sweep?.cell === cell)
  return { cell, runId: last?.id ?? null, version: last?.version ?? 0, generations: last?.generations ?? [] }
}

function sumOf(runs: readonly RunView[]): SweepView['money'] {
  const sum = { quoted: 0, spent: 0, held: 0, returned: 0 }
  for (const { money } of runs) {
    sum.quoted += money.quoted
    sum.spent += money.spent
    sum.held += money.held
    sum.returned += money.returned
  }
  return sum
}
