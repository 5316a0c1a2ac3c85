import { may } from '@/lib/auth/permissions'
import { type Actor, isOwn, roleIn } from '@/lib/core/actor'

type Owned = { teamId: string; userId: string }
type Showable = Owned & { shownAt: Date | null }

/** A run or a sweep is its author's alone until it is shown to the team. */
export const mayReadRun = (actor: Actor, row: Showable): boolean =>
  isOwn(actor, row) || (row.shownAt !== null && roleIn(actor, row.teamId) !== undefined)

export const mayCancelRun = (actor: Actor, row: Owned): boolean =>
  isOwn(actor, row) && may(actor, 'run:cancel', row.teamId)
/** What it starts is of the team one acts in, and so must the old one be: another wallet would pay. */
export const mayRetryRun = (actor: Actor, row: Owned): boolean =>
  actor.kind === 'user' &&
  actor.teamId === row.teamId &&
  isOwn(actor, row) &&
  may(actor, 'run:create', row.teamId)
export const mayShowRun = (actor: Actor, row: Owned): boolean =>
  isOwn(actor, row) && may(actor, 'image:show', row.teamId)
/** What it cost is between the author and the ledger. */
export const mayReadReceipt = isOwn
