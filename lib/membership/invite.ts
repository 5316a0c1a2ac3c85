import type { z } from 'zod'
import { audit } from '@/lib/audit'
import type { UserCtx } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/days'
import { AppError } from '@/lib/core/errors'
import { grant } from '@/lib/core/grant'
import { newId } from '@/lib/core/ids'
import { ok, type Result, refuse } from '@/lib/core/result'
import { db, inTransaction, type Tx } from '@/lib/db'
import { notify } from '@/lib/events'
import { tell } from '@/lib/inbox'
import { mailIsOn, sendMail } from '@/lib/mail'
import { hashToken, INVITED_BY, inviteView, lockRoster, newToken, type Roster } from '@/lib/teams'
import { mayInvite } from '@/lib/teams/policy'
import { leads, personalRefusal } from '@/lib/teams/rules'
import type { CreateInviteInput, NewInvite } from '@/lib/teams/schema'
import { nameOf } from './leaving'
import { inviteLetter } from './letters'
import { ownSeat } from './seat'

const MOST_OPEN = 200
type Input = z.output<typeof CreateInviteInput>

/**
 * Makes a way into the actor's team. For one address it is mailed there, where mail is set up, and then the answer
 * holds no link: having it proves the address. `origin` is where this studio is found.
 */
export async function createInvite(ctx: UserCtx, input: Input, origin: string): Promise<Result<NewInvite>> {
  const { teamId } = ctx.actor
  return inTransaction(async (tx) => {
    const roster = await lockRoster(tx, teamId)
    if (!roster || !leads(ownSeat(ctx, roster)?.role))
      throw new AppError('NOT_FOUND', 'There is no such team.')
    const no = personalRefusal(roster.team.kind) ?? (await whyNot(tx, ctx, input))
    if (no) return no
    const token = newToken()
    const row = await insertInvite(tx, ctx, { ...input, tokenHash: hashToken(token) })
    const invite = inviteView(row)
    const path = `/join/${token}`
    const isMailed = row.email !== null && row.mailedAt !== null
    if (isMailed)
      await mailInvite(tx, ctx, {
        ...row,
        email: row.email as string,
        team: roster.team,
        link: origin + path,
      })
    await record(tx, ctx, row, roster.team.name)
    return ok({ invite, path: isMailed ? null : path })
  })
}

async function whyNot(tx: Tx, { actor, now }: UserCtx, { email }: Input) {
  const { teamId } = actor
  const open = await tx.invite.count({
    where: { teamId, revokedAt: null, declinedAt: null, expiresAt: { gt: now } },
  })
  if (open >= MOST_OPEN)
    return refuse('CONFLICT', `A team has at most ${MOST_OPEN} open invites. Take some back.`)
  if (!email) return null
  const member = await tx.membership.findFirst({ where: { teamId, user: { email } } })
  return member ? refuse('CONFLICT', 'They are in this team already.') : null
}

type Kept = Input & { tokenHash: string }

function insertInvite(tx: Tx, { actor, now }: UserCtx, { days, role, email, maxUses, tokenHash }: Kept) {
  return tx.invite.create({
    data: {
      ...{
        id: newId(now.getTime()),
        teamId: actor.teamId,
        invitedById: actor.userId,
        tokenHash,
        role,
        maxUses,
      },
      ...{ email: email ?? null, createdAt: now, expiresAt: new Date(now.getTime() + days * DAY_MS) },
      mailedAt: email && mailIsOn() ? now : null,
    },
    include: INVITED_BY,
  })
}

type InviteRow = Awaited<ReturnType<typeof insertInvite>>
type Mailed = InviteRow & { email: string; team: Roster['team']; link: string }

async function mailInvite(tx: Tx, { actor }: UserCtx, { email, team, role, link, expiresAt }: Mailed) {
  const invitedByName = await nameOf(tx, actor.userId)
  await sendMail(tx, inviteLetter({ to: email, teamName: team.name, invitedByName, role, link, expiresAt }))
}

async function record(tx: Tx, ctx: UserCtx, invite: InviteRow, teamName: string): Promise<void> {
  const { id, email, role, maxUses, teamId } = invite
  const person = await personAt(tx, email)
  const facts = { byId: ctx.actor.userId, inviteId: id, role, teamName }
  if (person) await tell(tx, ctx.now, [person.id], { teamId, kind: 'invited', subject: id, facts })
  await notify(tx, { kind: 'team', teamId, what: 'members', id: null })
  await audit(tx, ctx, {
    ...{ teamId, action: 'member.invited', subjectKind: 'invite', subjectId: id, subjectName: email ?? '' },
    facts: { role, email, maxUses },
  })
}

const personAt = (tx: Tx, email: string | null) =>
  email === null ? null : tx.user.findUnique({ where: { email }, select: { id: true } })

/** Takes an invite back: its link leads nowhere from now on. Doing it twice is doing it once. */
export async function revokeInvite(ctx: UserCtx, inviteId: string): Promise<void> {
  const { teamId, role, email } = grant(
    ctx,
    'revoke',
    await db().invite.findUnique({ where: { id: inviteId } }),
    mayInvite,
  )
  await inTransaction(async (tx) => {
    const { count } = await tx.invite.updateMany({
      where: { id: inviteId, revokedAt: null, declinedAt: null },
      data: { revokedAt: ctx.now },
    })
    if (count === 0) return
    const person = await personAt(tx, email)
    if (person) await notify(tx, { kind: 'inbox', userId: person.id })
    await notify(tx, { kind: 'team', teamId, what: 'members', id: null })
    await audit(tx, ctx, {
      ...{ teamId, action: 'member.invite-revoked', subjectKind: 'invite', subjectId: inviteId },
      ...{ subjectName: email ?? '', facts: { role, email } },
    })
  })
}
