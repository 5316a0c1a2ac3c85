import { audit } from '@/lib/audit'
import type { UserCtx } from '@/lib/core/actor'
import { ok, type Result, refuse } from '@/lib/core/result'
import { inTransaction, type Tx } from '@/lib/db'
import { notify } from '@/lib/events'
import { markTold } from '@/lib/inbox'
import { findInviteById, invitesFor, lockRoster } from '@/lib/teams'
import { INVITE_ENDS } from '@/lib/teams/rules'
import type { InviteState, JoinedView } from '@/lib/teams/schema'
import { joinBy, unknownInvite } from './join'

/**
 * Brings the actor into the team of an invite to the address that is known to be theirs; NOT_FOUND for any other. Who
 * is in the team stays as they are. CONFLICT, saying why, once it lets nobody in any more.
 */
export async function takeUpInvite(ctx: UserCtx, inviteId: string): Promise<Result<JoinedView>> {
  const { userId } = ctx.actor
  return inTransaction(async (tx) => {
    const { teamId, email, state } = await addressed(tx, ctx, inviteId)
    if (state === 'joined') return ok({ teamId, joined: false })
    if (state !== 'open') return over(state)
    return joinBy(tx, ctx, (within) => findInviteById(inviteId, ctx.now, within), { userId, email })
  })
}

/** Says no to an invite, for good. Twice is once; CONFLICT for one that was answered otherwise or is over. */
export async function declineInvite(ctx: UserCtx, inviteId: string): Promise<Result<void>> {
  return inTransaction(async (tx) => {
    const { teamId, email, state } = await addressed(tx, ctx, inviteId)
    if (state === 'declined') return ok(undefined)
    if (state !== 'open') return over(state)
    const { role } = await tx.invite.update({ where: { id: inviteId }, data: { declinedAt: ctx.now } })
    await markTold(tx, ctx.now, { userId: ctx.actor.userId, kind: 'invited', subject: inviteId })
    await notify(tx, { kind: 'team', teamId, what: 'members', id: null })
    await audit(tx, ctx, {
      ...{ teamId, action: 'member.invite-declined', subjectKind: 'invite', subjectId: inviteId },
      ...{ subjectName: email, facts: { role } },
    })
    return ok(undefined)
  })
}

/** The invite as it stands while nobody else changes its team. */
async function addressed(tx: Tx, { actor, now }: UserCtx, inviteId: string) {
  const [found] = await invitesFor(actor.userId, [inviteId], now, tx)
  if (found) await lockRoster(tx, found.teamId)
  const [invite] = found ? await invitesFor(actor.userId, [inviteId], now, tx) : []
  if (!invite) throw unknownInvite()
  return invite
}

const over = (state: Exclude<InviteState, 'open'>) =>
  refuse(
    'CONFLICT',
    state === 'joined'
      ? 'You are in this team already.'
      : `${INVITE_ENDS[state]}. To join, ask for a new invite.`,
  )
