import type { UserCtx } from '@/lib/core/actor'
import { AppError, type FieldError, invalidInput } from '@/lib/core/errors'
import { type Planned, planOrThrow } from '../plan'
import type { StartRunInput } from '../schema'
import { type Axis, cellInput, cellValues } from './rules'

export type PlannedCell = Planned & { cell: number }

/** Plans the named cells. Throws INVALID_INPUT with the rules of the first cell that breaks one, naming its values. */
export async function planCells(
  ctx: UserCtx,
  input: StartRunInput,
  axes: readonly Axis[],
  cells: readonly number[],
): Promise<PlannedCell[]> {
  const planned: PlannedCell[] = []
  for (const cell of cells) {
    const plan = await planOrThrow(ctx, cellInput(input, axes, cell)).catch((error: unknown) => {
      throw error instanceof AppError && error.code === 'INVALID_INPUT' ? ofCell(error, axes, cell) : error
    })
    planned.push({ cell, ...plan })
  }
  return planned
}

function ofCell(error: AppError, axes: readonly Axis[], cell: number): AppError {
  const where = cellValues(axes, cell)
    .map(({ field, value }) => `${field} ${String(value).slice(0, 40)}`)
    .join(', ')
  const fields = (error.details?.fields ?? []) as FieldError[]
  return invalidInput(
    fields.map(({ field, message }) => ({ field, message: `${message} (in the cell of ${where})` })),
  )
}
