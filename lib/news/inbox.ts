import type { UserActor, UserCtx } from '@/lib/core/actor'
import { decodeCursor, encodeCursor, type PageQuery } from '@/lib/core/page'
import { db, Prisma } from '@/lib/db'
import { factsOf, type Kept, lineOf } from './rules'
import { type InboxPage, MOST_COUNTED, type NotificationView, type UnreadView } from './schema'
import { type Reader, seenBy } from './seen'

const LOOKS = 5

export const readerOf = ({ userId, memberships }: UserActor): Reader => ({
  userId,
  teamIds: Object.keys(memberships),
})

/** Rows as the reader may read them now; those of which they may see nothing are left out. */
export async function linesFor(reader: Reader, rows: readonly Kept[]): Promise<NotificationView[]> {
  const seen = await seenBy(
    reader,
    rows.flatMap((row) => factsOf(row) ?? []),
  )
  return rows.flatMap((row) => lineOf(row, seen) ?? [])
}

/**
 * The actor's notifications, newest first, of all their teams. What has become invisible takes no place on a page; a
 * page of which nearly everything has may be short, and has a next one still.
 */
export async function listInbox({ actor }: UserCtx, query: PageQuery): Promise<InboxPage> {
  const items: NotificationView[] = []
  let after = decodeCursor(query.cursor)
  for (let look = 0; look < LOOKS; look++) {
    const wanted = query.limit - items.length
    const rows = await older(actor.userId, after, wanted + 1)
    const page = rows.slice(0, wanted)
    items.push(...(await linesFor(readerOf(actor), page)))
    after = page.at(-1)
    if (rows.length <= wanted || !after) return { items, nextCursor: null }
    if (items.length >= query.limit) break
  }
  return { items, nextCursor: after ? encodeCursor(after) : null }
}

function older(
  userId: string,
  after: { createdAt: Date; id: string } | undefined,
  limit: number,
): Promise<Kept[]> {
  const keyset = after
    ? Prisma.sql`AND (n."createdAt", n."id") < (${after.createdAt}, ${after.id}::uuid)`
    : Prisma.empty
  return db().$queryRaw<Kept[]>`
    SELECT n.* FROM "Notification" n WHERE n."userId" = ${userId}::uuid ${keyset}
    ORDER BY n."createdAt" DESC, n."id" DESC LIMIT ${limit}`
}

/** How many unread ones the actor could read now, of their newest hundred. */
export async function countUnread({ actor }: UserCtx): Promise<UnreadView> {
  const rows = await db().$queryRaw<Kept[]>`
    SELECT n.* FROM "Notification" n WHERE n."userId" = ${actor.userId}::uuid AND n."readAt" IS NULL
    ORDER BY n."createdAt" DESC, n."id" DESC LIMIT ${MOST_COUNTED}`
  return { unread: rows.length === 0 ? 0 : (await linesFor(readerOf(actor), rows)).length }
}
