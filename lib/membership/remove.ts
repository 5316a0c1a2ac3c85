import { audit } from '@/lib/audit'
import type { UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { newId } from '@/lib/core/ids'
import { ok, type Result, refuse } from '@/lib/core/result'
import { inTransaction, type Tx } from '@/lib/db'
import { notify } from '@/lib/events'
import { tell } from '@/lib/inbox'
import { enqueue } from '@/lib/jobs'
import { lockRoster, type Roster } from '@/lib/teams'
import { mayReadTeam } from '@/lib/teams/policy'
import { heirOf, personalRefusal, removalRefusal, type Seat } from '@/lib/teams/rules'
import { dropTraces, nameOf, revokeInvitesOf, transferCredits } from './leaving'
import { ownSeat, seatFor } from './seat'
import { hasMuchWork, transferAlbums, transferWork } from './transfer'

type To = { transferTo?: string | undefined }

/** By now every request that was let in before the removal has ended. */
const LATECOMERS_MS = 120_000

/** Takes somebody out of the actor's team; their work goes to `transferTo`, or to who removes them. */
export async function removeMember(ctx: UserCtx, userId: string, to: To): Promise<Result<void>> {
  return inTransaction(async (tx) => {
    const { seat, ...roster } = seatFor(ctx, await lockRoster(tx, ctx.actor.teamId), userId)
    return takeOut(tx, ctx, { roster, seat, ...to })
  })
}

/** Takes the actor out of a team; their work goes to `transferTo`, or to the longest-standing owner. */
export async function leaveTeam(ctx: UserCtx, teamId: string, to: To): Promise<Result<void>> {
  return inTransaction(async (tx) => {
    const roster = await lockRoster(tx, teamId)
    grant(ctx, 'leave', roster?.team, mayReadTeam)
    const seat = ownSeat(ctx, roster)
    // Twice at once is once: the other request was here first.
    if (!roster || !seat) return ok(undefined)
    return takeOut(tx, ctx, { roster, seat, ...to })
  })
}

type Out = { roster: Roster; seat: Seat } & To

async function takeOut(tx: Tx, ctx: UserCtx, { roster, seat, transferTo }: Out): Promise<Result<void>> {
  const { team, seats } = roster
  const who = { actorId: ctx.actor.userId, userId: seat.userId, transferTo }
  const no = personalRefusal(team.kind) ?? removalRefusal(seats, who)
  if (no) return no
  const heir = heirOf(seats, who)
  if (!heir)
    return refuse('CONFLICT', 'Choose somebody else in the team, who can make pictures, to have the work.')
  const going = { teamId: team.id, userId: seat.userId, toUserId: heir.userId }
  await transferAlbums(tx, ctx, going)
  const isMuch = await hasMuchWork(tx, going)
  if (!isMuch) await transferWork(tx, going)
  await transferCredits(tx, ctx, going)
  await revokeInvitesOf(tx, going, ctx.now)
  await dropTraces(tx, going)
  await tx.membership.delete({ where: { teamId_userId: { teamId: team.id, userId: seat.userId } } })
  const startAfter = new Date(ctx.now.getTime() + LATECOMERS_MS)
  await enqueue(tx, 'team.transfer', [going], { startAfter })
  const wakes = isMuch ? await enqueue(tx, 'team.transfer', [going]) : []
  await notify(tx, ...wakes, { kind: 'team', teamId: team.id, what: 'members', id: null })
  await record(tx, ctx, { roster, seat, heir })
  return ok(undefined)
}

async function record(tx: Tx, ctx: UserCtx, out: { roster: Roster; seat: Seat; heir: Seat }): Promise<void> {
  const { roster, seat, heir } = out
  const { userId, role } = seat
  const { id: teamId, name: teamName } = roster.team
  const isOwn = userId === ctx.actor.userId
  const facts = { byId: ctx.actor.userId, teamName }
  await tell(tx, ctx.now, [userId], { teamId, kind: 'removed', subject: `${teamId} ${newId()}`, facts })
  await audit(tx, ctx, {
    ...{ teamId, action: isOwn ? 'member.left' : 'member.removed', subjectKind: 'user', subjectId: userId },
    ...{ subjectName: await nameOf(tx, userId), facts: { role, toName: await nameOf(tx, heir.userId) } },
  })
}
