import { db, inTransaction, Prisma, type Tx } from '@/lib/db'
import { mailedKinds, settingsOf } from '@/lib/inbox/rules'
import { logger } from '@/lib/logger'
import { mailOrigin, sendMail } from '@/lib/mail'
import { addressProven } from '@/lib/teams'
import { linesFor } from '../inbox'
import type { Kept } from '../rules'
import { digestLetter } from './letter'
import { unsubscribeToken } from './token'

const MINUTE_MS = 60_000
/** What came just now may still be read in the studio. */
const SETTLE_MS = 15 * MINUTE_MS
/** At most one letter within this time. */
const APART_MS = 55 * MINUTE_MS
const OLDEST_MS = 7 * 24 * 60 * MINUTE_MS
const AT_ONCE = 200

/** Whether a digest can reach this person. */
export async function reachesByMail(userId: string): Promise<'on' | 'no-server' | 'unproven'> {
  if (!mailOrigin()) return 'no-server'
  const rows = await db()
    .$queryRaw`SELECT 1 FROM "User" u WHERE u."id" = ${userId}::uuid AND ${addressProven}`
  return Array.isArray(rows) && rows.length > 0 ? 'on' : 'unproven'
}

/** Of a notification `n`: that a digest at `now` is to tell it. */
const due = (now: Date) => Prisma.sql`n."readAt" IS NULL AND n."mailedAt" IS NULL
  AND n."createdAt" <= ${new Date(now.getTime() - SETTLE_MS)} AND n."createdAt" > ${new Date(now.getTime() - OLDEST_MS)}`

/** Of a person `u`: that no digest went to them lately. */
const isTime = (now: Date) => Prisma.sql`NOT EXISTS (SELECT 1 FROM "Notification" l
  WHERE l."userId" = u."id" AND l."mailedAt" > ${new Date(now.getTime() - APART_MS)})`

/** Sends everybody who is to have one their digest. Any number of workers may do it at once. Gives how many went out. */
export async function sendDigests(now: Date): Promise<number> {
  const origin = mailOrigin()
  if (!origin) return 0
  let sent = 0
  let after = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const people = await db().$queryRaw<{ id: string }[]>`
      SELECT u."id" FROM "User" u WHERE u."id" > ${after}::uuid AND u."suspendedAt" IS NULL AND ${addressProven}
        AND EXISTS (SELECT 1 FROM "Notification" n WHERE n."userId" = u."id" AND ${due(now)}) AND ${isTime(now)}
      ORDER BY u."id" LIMIT ${AT_ONCE}`
    for (const { id } of people) if (await trySending(id, origin, now)) sent += 1
    const last = people.at(-1)
    if (!last || people.length < AT_ONCE) return sent
    after = last.id
  }
}

/** What fails for one person is tried again with the next look, and keeps nobody else waiting. */
async function trySending(userId: string, origin: string, now: Date): Promise<boolean> {
  try {
    return await inTransaction((tx) => sendDigest(tx, userId, origin, now))
  } catch (error) {
    logger().warn({ err: error, userId }, 'cannot send a digest')
    return false
  }
}

type Person = { email: string; notifications: unknown; teamIds: string[] }

/** One letter, and what it tells is marked in the same transaction: either both are so, or neither. */
async function sendDigest(tx: Tx, userId: string, origin: string, now: Date): Promise<boolean> {
  await tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`digest ${userId}`}, 0))::text`
  const [person] = await tx.$queryRaw<Person[]>`
    SELECT u."email"::text, u."notifications", ARRAY(
      SELECT m."teamId"::text FROM "Membership" m JOIN "Team" t ON t."id" = m."teamId"
      WHERE m."userId" = u."id" AND t."deletedAt" IS NULL) AS "teamIds"
    FROM "User" u WHERE u."id" = ${userId}::uuid AND u."suspendedAt" IS NULL AND ${addressProven} AND ${isTime(now)}`
  if (!person) return false
  const kinds = mailedKinds(settingsOf(person.notifications))
  const rows = await tx.$queryRaw<Kept[]>`
    SELECT n.* FROM "Notification" n
    WHERE n."userId" = ${userId}::uuid AND n."kind" = ANY(${kinds}::text[]) AND ${due(now)}
    ORDER BY n."createdAt" DESC, n."id" DESC LIMIT ${AT_ONCE}`
  const items = await linesFor({ userId, teamIds: person.teamIds }, rows)
  if (items.length === 0) return false
  await tx.notification.updateMany({
    where: { id: { in: items.map(({ id }) => id) } },
    data: { mailedAt: now },
  })
  await sendMail(tx, digestLetter({ to: person.email, items, origin, token: unsubscribeToken(userId) }))
  return true
}
