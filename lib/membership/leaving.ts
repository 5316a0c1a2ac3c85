import type { Ctx } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { lockAvailable, moveCredits, openWallet } from '@/lib/credits'
import type { Tx } from '@/lib/db'
import type { Going } from './transfer'

type Member = { teamId: string; userId: string }

export async function nameOf(tx: Tx, userId: string): Promise<string> {
  const person = await tx.user.findUnique({ where: { id: userId }, select: { name: true } })
  return person?.name ?? 'Somebody'
}

/** Who may invite no more has invited nobody: the invites they made that are still open end. */
export async function revokeInvitesOf(tx: Tx, { teamId, userId }: Member, now: Date): Promise<void> {
  await tx.invite.updateMany({
    where: { teamId, invitedById: userId, revokedAt: null },
    data: { revokedAt: now },
  })
}

/** What was only theirs in the team: marks, grants and news of it. */
export async function dropTraces(tx: Tx, { teamId, userId }: Member): Promise<void> {
  await tx.favourite.deleteMany({ where: { userId, image: { teamId } } })
  await tx.collectionGrant.deleteMany({ where: { userId, collection: { teamId } } })
  await tx.notification.deleteMany({ where: { userId, teamId } })
}

/** The credits they had left go with the work; what is held for running pictures ends as it would have. */
export async function transferCredits(tx: Tx, ctx: Pick<Ctx, 'actor' | 'now'>, going: Going): Promise<void> {
  const { teamId, userId, toUserId } = going
  const from = { teamId, userId }
  const amountCenticredits = await lockAvailable(tx, from)
  if (amountCenticredits === 0) return
  const to = { teamId, userId: toUserId }
  await openWallet(tx, { ...to, grantCenticredits: 0, note: '', now: ctx.now })
  const [name, heir] = [await nameOf(tx, userId), await nameOf(tx, toUserId)]
  const move = {
    ...{ transferId: newId(ctx.now.getTime()), from, to, amountCenticredits },
    ...{ givenNote: `Left to ${heir} on leaving the team`, receivedNote: `Left by ${name}` },
  }
  // A wallet too full to take them leaves them where they are.
  await moveCredits(tx, move, ctx)
}
