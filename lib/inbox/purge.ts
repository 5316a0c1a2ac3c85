import { DAY_MS } from '@/lib/core/days'
import { newId } from '@/lib/core/ids'
import { db } from '@/lib/db'

const KEPT_MS = 365 * DAY_MS
const AT_ONCE = 5000

/** Forgets what is older than a year, some at a time. Ids begin with their time, so the oldest are found by them. */
export async function purgeInbox(now: Date): Promise<number> {
  const before = new Date(now.getTime() - KEPT_MS)
  return db().$executeRaw`
    DELETE FROM "Notification" WHERE "id" IN (
      SELECT n."id" FROM "Notification" n
      WHERE n."id" < ${newId(before.getTime())}::uuid AND n."createdAt" < ${before}
      ORDER BY n."id" LIMIT ${AT_ONCE})`
}
