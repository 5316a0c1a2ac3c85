import type { UserCtx } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db'
import type { RunView } from '../schema'
import { writeRuns } from '../write'
import type { PlannedCell } from './cells'

/** `attempt` counts the runs a cell had before: with the cell it makes the run's key, so a cell is never started twice at once. */
export type CellToWrite = PlannedCell & { attempt?: number }

/** Writes one run per cell in the caller's transaction, all held for or none. */
export function writeCells(
  tx: Tx,
  ctx: UserCtx,
  sweep: { id: string; requestHash: string },
  cells: readonly CellToWrite[],
): Promise<Result<RunView[] | null>> {
  const runs = cells.map(({ cell, attempt = 0, plan, capability }) => ({
    ...{ runId: newId(ctx.now.getTime()), plan, capability, requestHash: sweep.requestHash },
    ...{ key: `sweep/${sweep.id}/${cell}/${attempt}`, sweep: { id: sweep.id, cell } },
  }))
  return writeRuns(tx, ctx, runs)
}
