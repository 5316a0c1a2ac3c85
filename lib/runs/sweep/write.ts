import type { UserCtx } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import type { Result } from '@/lib/core/result'
import type { Tx } from '@/lib/db'
import type { RunView } from '../schema'
import { writeRuns } from '../write'
import type { PlannedCell } from './cells'
import { type Axis, gridOf } from './rules'

/** `attempt` counts the runs a cell had before: with the cell it makes the run's key, so a cell is never started twice at once. */
type CellToWrite = PlannedCell & { attempt?: number }

/** Writes one run per cell in the caller's transaction, all held for or none. */
export function writeCells(
  tx: Tx,
  ctx: UserCtx,
  { id, requestHash, axes }: { id: string; requestHash: string; axes: readonly Axis[] },
  cells: readonly CellToWrite[],
): Promise<Result<RunView[] | null>> {
  const runs = cells.map(({ cell, attempt = 0, plan, capability }) => ({
    ...{ runId: newId(ctx.now.getTime()), plan, capability, requestHash },
    ...{ key: `sweep/${id}/${cell}/${attempt}`, sweep: { id, cell, ...gridOf(axes) } },
  }))
  return writeRuns(tx, ctx, runs)
}
