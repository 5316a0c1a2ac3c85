import { audit } from '@/lib/audit'
import type { UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { ok, type Result, refuse } from '@/lib/core/result'
import { purgeBefore } from '@/lib/core/trash'
import { inTransaction, type Tx } from '@/lib/db'
import { notify } from '@/lib/events'
import { lockRoster, type Roster } from '@/lib/teams'
import { mayDeleteTeam, mayRestoreTeam } from '@/lib/teams/policy'
import { personalRefusal } from '@/lib/teams/rules'
import { ownSeat } from './seat'

/** Shuts a team: nobody acts in it from now on. Its owners can bring it back for 30 days. */
export async function deleteTeam(ctx: UserCtx, teamId: string): Promise<Result<void>> {
  return inTransaction(async (tx) => {
    const roster = await lockRoster(tx, teamId)
    // As the roster has it now: who was an owner when they asked may be none any more.
    const isOwner = ownSeat(ctx, roster)?.role === 'owner'
    const wasDeleted = roster?.team.deletedAt != null
    const { kind } = grant(ctx, 'delete', isOwner || wasDeleted ? roster?.team : null, mayDeleteTeam)
    const no = personalRefusal(kind)
    if (no) return no
    if (roster) await setDeleted(tx, ctx, roster, ctx.now)
    return ok(undefined)
  })
}

/** Brings a deleted team back as it was. Doing it twice is doing it once. */
export async function restoreTeam(ctx: UserCtx, teamId: string): Promise<Result<void>> {
  return inTransaction(async (tx) => {
    const roster = await lockRoster(tx, teamId)
    const own = roster?.seats.find(({ userId }) => userId === ctx.actor.userId)
    grant(ctx, 'restore', own, mayRestoreTeam)
    const deletedAt = roster?.team.deletedAt
    if (!roster || !deletedAt) return ok(undefined)
    if (deletedAt <= purgeBefore(ctx.now)) return refuse('NOT_FOUND', 'Its 30 days are over.')
    await setDeleted(tx, ctx, roster, null)
    return ok(undefined)
  })
}

async function setDeleted(tx: Tx, ctx: UserCtx, { team }: Roster, deletedAt: Date | null): Promise<void> {
  if ((team.deletedAt === null) === (deletedAt === null)) return
  await tx.team.update({ where: { id: team.id }, data: { deletedAt } })
  await notify(tx, { kind: 'team', teamId: team.id, what: 'members', id: null })
  await audit(tx, ctx, {
    action: deletedAt ? 'team.deleted' : 'team.restored',
    ...{ teamId: team.id, subjectKind: 'team', subjectId: team.id, subjectName: team.name, facts: {} },
  })
}
