import type { Ctx } from './actor'
import { AppError } from './errors'

declare const verbOf: unique symbol

/** A row on which `Verb` was checked and allowed for this request: writes accept nothing else. */
export type Granted<T, Verb extends string> = T & { readonly [verbOf]: Verb }

/** Mints the proof that `ctx.actor` may do `verb` to `row`. A missing or foreign row is NOT_FOUND alike. */
export function grant<T, const Verb extends string, C extends Ctx>(
  ctx: C,
  _verb: Verb,
  row: T | null | undefined,
  may: (actor: C['actor'], row: T) => boolean,
): Granted<T, Verb> {
  if (row == null || !may(ctx.actor, row))
    throw new AppError('NOT_FOUND', 'There is nothing here under that address.')
  return row as Granted<T, Verb>
}
