import type { UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { type Db, db } from '@/lib/db'
import { hiderOf } from '@/lib/gallery'
import { findModel } from '@/lib/providers'
import { capabilityOf, expectedSize } from '@/lib/providers/rules'
import { asShown } from '../as-shown'
import { mayReadReceipt, mayReadRun } from '../policy'
import { loadRuns } from '../queries'
import type { RunView, StartRunInput } from '../schema'
import { cellInput, gridOf } from './rules'
import { StoredSweep, type SweepCell, type SweepView } from './schema'

/** One sweep that the actor may see with every cell; throws NOT_FOUND otherwise. */
export async function getSweep(ctx: UserCtx, sweepId: string): Promise<SweepView> {
  const sweep = grant(ctx, 'readRun', await db().sweep.findUnique({ where: { id: sweepId } }), mayReadRun)
  const { input: stored, axes } = StoredSweep.parse(sweep)
  const mine = mayReadReceipt(ctx.actor, sweep)
  const all = await runsOf(sweepId)
  const runs = mine ? all : await asShown(ctx, all)
  const input = mine ? stored : (await hiderOf(ctx, [stored]))(stored)
  const { columns, rows } = gridOf(axes)
  return {
    ...{ id: sweep.id, createdAt: sweep.createdAt.toISOString(), input, axes, columns, rows },
    ...{ shown: sweep.shownAt !== null, mine },
    budgetCenticredits: mine ? sweep.budgetCenticredits : null,
    money: sumOf(runs),
    cells: Array.from({ length: columns * rows }, (_, cell) =>
      cellOf(cell, runs, cellInput(input, axes, cell)),
    ),
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

function cellOf(cell: number, runs: readonly RunView[], input: StartRunInput): SweepCell {
  const last = runs.find(({ sweep }) => sweep?.cell === cell)
  const { id: runId = null, version = 0, generations = [], settings } = last ?? {}
  const { widthPx, heightPx } = settings ?? {}
  const size = widthPx && heightPx ? { widthPx, heightPx } : sizeToExpect(input)
  return { cell, runId, version, size, generations }
}

/** Of a cell that has no run; null where it hangs on the picture it starts from. */
function sizeToExpect(input: StartRunInput): SweepCell['size'] {
  const model = findModel(input.model)
  const capability = model && (input.operation ? capabilityOf(model, input.operation) : model.capabilities[0])
  const size = capability && expectedSize(capability, input, undefined)
  return size ? { widthPx: size.widthPx, heightPx: size.heightPx } : null
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
