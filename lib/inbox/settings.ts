import type { UserCtx } from '@/lib/core/actor'
import { db, inTransaction } from '@/lib/db'
import { settingsOf, withoutMail } from './rules'
import type { ChangeNotificationSettings, NotificationSettings } from './schema'

/** What the actor wants to be told, by kind. */
export async function readSettings({ actor }: UserCtx): Promise<NotificationSettings> {
  const row = await db().user.findUnique({ where: { id: actor.userId }, select: { notifications: true } })
  return settingsOf(row?.notifications)
}

/** Changes the kinds that are named; two changes at once both hold. */
export async function changeSettings(
  { actor }: UserCtx,
  changes: ChangeNotificationSettings,
): Promise<NotificationSettings> {
  return inTransaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ notifications: unknown }[]>`
      UPDATE "User" SET "notifications" = "notifications" || ${JSON.stringify(changes)}::jsonb
      WHERE "id" = ${actor.userId}::uuid RETURNING "notifications"`
    return settingsOf(row?.notifications)
  })
}

/** No digest any more, whatever was chosen; the inbox stays as it is. Twice is once. */
export async function stopDigests(userId: string): Promise<void> {
  await inTransaction(async (tx) => {
    const [row] = await tx.$queryRaw<{ notifications: unknown }[]>`
      SELECT "notifications" FROM "User" WHERE "id" = ${userId}::uuid FOR NO KEY UPDATE`
    if (!row) return
    const notifications = withoutMail(settingsOf(row.notifications))
    await tx.user.update({ where: { id: userId }, data: { notifications } })
  })
}
