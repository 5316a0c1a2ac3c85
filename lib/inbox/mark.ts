import type { UserCtx } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { inTransaction, type Tx } from '@/lib/db'
import { notify } from '@/lib/events'
import type { ToldKind } from './schema'

/** Marks one of the actor's own notifications as read. Twice is once; another's is NOT_FOUND. */
export async function markRead({ actor, now }: UserCtx, notificationId: string): Promise<void> {
  const { userId } = actor
  await inTransaction(async (tx) => {
    const own = await tx.notification.findFirst({ where: { id: notificationId, userId } })
    if (!own) throw new AppError('NOT_FOUND', 'There is nothing here under that address.')
    if (own.readAt) return
    await tx.notification.updateMany({ where: { id: own.id, readAt: null }, data: { readAt: now } })
    await notify(tx, { kind: 'inbox', userId })
  })
}

/** Marks as read all that had come by `now`. */
export async function markAllRead({ actor, now }: UserCtx): Promise<void> {
  const { userId } = actor
  await inTransaction(async (tx) => {
    const where = { userId, readAt: null, createdAt: { lte: now } }
    const { count } = await tx.notification.updateMany({ where, data: { readAt: now } })
    if (count > 0) await notify(tx, { kind: 'inbox', userId })
  })
}

/** Marks as read what somebody was told of one thing, which they have dealt with; every page of theirs hears of it. */
export async function markTold(
  tx: Tx,
  now: Date,
  { userId, kind, subject }: { userId: string; kind: ToldKind; subject: string },
): Promise<void> {
  await tx.notification.updateMany({ where: { userId, kind, subject, readAt: null }, data: { readAt: now } })
  await notify(tx, { kind: 'inbox', userId })
}
