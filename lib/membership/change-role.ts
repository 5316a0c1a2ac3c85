import { audit } from '@/lib/audit'
import type { Role, UserCtx } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { ok, type Result } from '@/lib/core/result'
import { inTransaction } from '@/lib/db'
import { notify } from '@/lib/events'
import { tell } from '@/lib/inbox'
import { lockRoster } from '@/lib/teams'
import { leads, personalRefusal, roleChangeRefusal } from '@/lib/teams/rules'
import { nameOf, revokeInvitesOf } from './leaving'
import { seatFor } from './seat'

/** Gives a member of the actor's team another role. The role they have already changes nothing. */
export async function changeRole(
  ctx: UserCtx,
  userId: string,
  { role }: { role: Role },
): Promise<Result<void>> {
  const { actor, now } = ctx
  const { teamId } = actor
  return inTransaction(async (tx) => {
    const roster = await lockRoster(tx, teamId)
    const { seat, team, seats } = seatFor(ctx, roster, userId)
    const no =
      personalRefusal(team.kind) ?? roleChangeRefusal(seats, { actorId: actor.userId, userId, to: role })
    if (no) return no
    if (seat.role === role) return ok(undefined)
    await tx.membership.update({ where: { teamId_userId: { teamId, userId } }, data: { role } })
    if (leads(seat.role) && !leads(role)) await revokeInvitesOf(tx, { teamId, userId }, now)
    await notify(tx, { kind: 'team', teamId, what: 'members', id: null })
    const facts = { byId: actor.userId, role }
    await tell(tx, now, [userId], { teamId, kind: 'role-changed', subject: `${teamId} ${newId()}`, facts })
    await audit(tx, ctx, {
      ...{ teamId, action: 'member.role-changed', subjectKind: 'user', subjectId: userId },
      ...{ subjectName: await nameOf(tx, userId), facts: { from: seat.role, to: role } },
    })
    return ok(undefined)
  })
}
