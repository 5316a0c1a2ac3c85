import type { UserCtx } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { grant } from '@/lib/core/grant'
import type { Roster } from '@/lib/teams'
import { mayManageMember } from '@/lib/teams/policy'
import { leads, type Seat } from '@/lib/teams/rules'

const nobody = () => new AppError('NOT_FOUND', 'There is no such member in this team.')

/**
 * The member's seat on a locked roster, when the actor still leads the team as the roster has it now: a request that
 * waited here may have lost its role meanwhile.
 */
export function seatFor(ctx: UserCtx, roster: Roster | null, userId: string): Roster & { seat: Seat } {
  const own = ownSeat(ctx, roster)
  const seat = roster?.seats.find((each) => each.userId === userId)
  if (!roster || !seat || !leads(own?.role)) throw nobody()
  grant(ctx, 'manage', { teamId: roster.team.id }, mayManageMember)
  return { ...roster, seat }
}

/** The actor's own seat in a living team. */
export const ownSeat = ({ actor }: UserCtx, roster: Roster | null): Seat | undefined =>
  roster?.team.deletedAt === null ? roster.seats.find((seat) => seat.userId === actor.userId) : undefined
