import { audit } from '@/lib/audit'
import { inviteTurn, returnTurn, takeTurns } from '@/lib/auth'
import type { UserCtx } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { ok, type Result, refuse } from '@/lib/core/result'
import { openWallet } from '@/lib/credits'
import { type Db, db, inTransaction, type Tx } from '@/lib/db'
import { notify } from '@/lib/events'
import { markTold, tell } from '@/lib/inbox'
import { findInvite, type LivingInvite, lockRoster, type Roster } from '@/lib/teams'
import { leads } from '@/lib/teams/rules'
import type { JoinedView, Welcome } from '@/lib/teams/schema'

const MOST_MEMBERS = 500
export type Caller = { address: string; now: Date }

export const unknownInvite = () => new AppError('NOT_FOUND', 'There is nothing here under that address.')

/**
 * What a link says to who holds it, `userId` when they are signed in. NOT_FOUND alike for every one that leads nowhere;
 * RATE_LIMITED for who is wrong again and again from one address.
 */
export async function welcomeOf(
  token: string,
  userId: string | null,
  caller: Caller,
): Promise<Result<Welcome>> {
  const turn = inviteTurn(caller.address)
  const limited = await takeTurns([turn], caller.now)
  if (limited) return limited
  const invite = await findInvite(token, caller.now)
  if (!invite) throw unknownInvite()
  const isMember = userId !== null && (await hasSeat(invite.teamId, userId))
  if (invite.isUsedUp && !isMember) throw unknownInvite()
  await returnTurn(turn)
  const { teamId, teamName, role, invitedByName, email, expiresAt } = invite
  return ok({ teamId, teamName, role, invitedByName, email, expiresAt: expiresAt.toISOString(), isMember })
}

const hasSeat = async (teamId: string, userId: string): Promise<boolean> =>
  (await db().membership.count({ where: { teamId, userId } })) > 0

/** Brings the actor into the team of a link. Who is in it stays as they are; the same person takes one use at most. */
export async function acceptInvite(
  ctx: UserCtx,
  token: string,
  address: string,
): Promise<Result<JoinedView>> {
  const { userId } = ctx.actor
  const known = await welcomeOf(token, userId, { address, now: ctx.now })
  if (!known.ok) return known
  return inTransaction(async (tx) => {
    const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId } })
    return joinBy(tx, ctx, byToken(token, ctx.now), { userId, email })
  })
}

type Find = (within: Db) => Promise<LivingInvite | null>

export const byToken =
  (token: string, now: Date): Find =>
  (within) =>
    findInvite(token, now, within)

/** One transaction's part of joining: looks for the invite again, now that nobody else can change the team. */
export async function joinBy(tx: Tx, ctx: UserCtx, find: Find, person: Person): Promise<Result<JoinedView>> {
  const found = await find(tx)
  const roster = found && (await lockRoster(tx, found.teamId))
  const invite = found && (await find(tx))
  if (!invite || !roster) throw unknownInvite()
  const { teamId } = invite
  if (roster.seats.some(({ userId }) => userId === person.userId)) return ok({ teamId, joined: false })
  if (invite.isUsedUp) throw unknownInvite()
  const no = await whyNot(tx, invite, roster, person)
  if (no) return no
  await takeSeat(tx, ctx, invite, person.userId)
  await record(tx, ctx, invite, roster)
  return ok({ teamId, joined: true })
}

type Person = { userId: string; email: string }

async function whyNot(tx: Tx, invite: LivingInvite, roster: Roster, { userId, email }: Person) {
  if (invite.email && invite.email.toLowerCase() !== email.toLowerCase())
    return refuse('FORBIDDEN', `This invite is for ${invite.email}, and you are signed in as ${email}.`)
  const used = await tx.inviteUse.count({ where: { inviteId: invite.id, userId } })
  if (used > 0)
    return refuse('CONFLICT', 'You came in by this link before. To come back, ask for a new invite.')
  return roster.seats.length >= MOST_MEMBERS
    ? refuse('CONFLICT', `A team has at most ${MOST_MEMBERS} members.`)
    : null
}

async function takeSeat(tx: Tx, { now }: UserCtx, { id, teamId, role }: LivingInvite, userId: string) {
  await tx.invite.update({ where: { id }, data: { useCount: { increment: 1 } } })
  await tx.inviteUse.create({ data: { inviteId: id, userId, usedAt: now } })
  await tx.membership.create({ data: { teamId, userId, role, createdAt: now } })
  await openWallet(tx, { teamId, userId, grantCenticredits: 0, note: '', now })
}

async function record(tx: Tx, ctx: UserCtx, invite: LivingInvite, { seats }: Roster): Promise<void> {
  const { teamId, teamName, role, id, invitedByName } = invite
  const { userId } = ctx.actor
  const told = seats.filter((seat) => leads(seat.role)).map((seat) => seat.userId)
  const subject = `${id} ${userId}`
  await tell(tx, ctx.now, told, { teamId, kind: 'joined', subject, facts: { byId: userId, role } })
  await markTold(tx, ctx.now, { userId, kind: 'invited', subject: id })
  await notify(tx, { kind: 'team', teamId, what: 'members', id: null })
  await audit(tx, ctx, {
    ...{ teamId, action: 'member.joined', subjectKind: 'team', subjectId: teamId, subjectName: teamName },
    facts: { role, invitedByName },
  })
}
