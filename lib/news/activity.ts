import type { UserCtx } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/days'
import { decodeCursor, encodeCursor, type PageQuery } from '@/lib/core/page'
import { db, Prisma } from '@/lib/db'
import { hangs, opensFor, visibleTo } from '@/lib/gallery'
import { readerOf } from './inbox'
import { gathered, type Happening, happeningLine, type Named } from './rules'
import type { ActivityPage } from './schema'
import { seenBy } from './seen'

/** Rows behind one line at most: a line of many pictures may go on, as another, on the next page. */
const ROWS_PER_LINE = 4

/** What happened last in the actor's team that they may see: shown, added, commented, rounds. Newest first. */
export async function listActivity(ctx: UserCtx, query: PageQuery): Promise<ActivityPage> {
  const most = query.limit * ROWS_PER_LINE
  const rows = await lately(ctx, decodeCursor(query.cursor), most)
  const groups = gathered(rows)
  const lines = groups.slice(0, withTies(groups, query.limit))
  const seen = await seenBy(readerOf(ctx.actor), lines.flat().map(namesOf))
  const last = lines.at(-1)?.at(-1)
  const isWhole = lines.length === groups.length && rows.length < most
  return {
    items: lines.flatMap((group) => happeningLine(group, seen) ?? []),
    nextCursor: isWhole || !last ? null : encodeCursor({ createdAt: last.at, id: last.id }),
  }
}

/** How many groups make a page of so many, so that the next one begins after what ties with its last row. */
function withTies(groups: Happening[][], limit: number): number {
  let count = Math.min(limit, groups.length)
  while (isTie(groups[count - 1]?.at(-1), groups[count]?.[0])) count += 1
  return count
}

const isTie = (a?: Happening, b?: Happening): boolean =>
  a !== undefined && a.id === b?.id && a.at.getTime() === b.at.getTime()

const namesOf = ({ byId, imageId, collectionId, roundId, commentId }: Happening): Named => ({
  ...(byId && { byId }),
  ...(imageId && { imageId }),
  ...(collectionId && { collectionId }),
  ...(roundId && { roundId }),
  ...(commentId && { commentId }),
})

/** Busy teams fill a page from a day or two; what is older is looked at only where that did not. */
const WINDOWS_DAYS = [1, 14, 180, Number.POSITIVE_INFINITY]

type Place = { createdAt: Date; id: string }

async function lately(ctx: UserCtx, after: Place | undefined, most: number): Promise<Happening[]> {
  const until = (after?.createdAt ?? ctx.now).getTime()
  let rows: Happening[] = []
  for (const days of WINDOWS_DAYS) {
    const from = Number.isFinite(days) ? new Date(until - days * DAY_MS) : undefined
    rows = await happeningsOf(ctx, { after, from }, most)
    if (rows.length >= most) break
  }
  return rows
}

/** `at` and `id` order them; rows that tie with the last one come along, so that no page begins amid them. */
function happeningsOf(
  { actor: { teamId, userId } }: UserCtx,
  { after, from }: { after: Place | undefined; from: Date | undefined },
  most: number,
): Promise<Happening[]> {
  const team = Prisma.sql`${teamId}::uuid`
  const last = (at: Prisma.Sql, id: Prisma.Sql) => Prisma.sql`
    ${after ? Prisma.sql`AND (${at}, ${id}) < (${after.createdAt}, ${after.id}::uuid)` : Prisma.empty}
    ${from ? Prisma.sql`AND ${at} >= ${from}` : Prisma.empty}
    ORDER BY ${at} DESC, ${id} DESC FETCH FIRST ${most} ROWS WITH TIES`
  const none = Prisma.sql`NULL::uuid`
  // A private collection that is shared with nobody is no news to its owner.
  const isShared = Prisma.sql`(c."teamLevel" IS NOT NULL OR EXISTS (
    SELECT 1 FROM "CollectionGrant" g WHERE g."collectionId" = c."id"))`
  const opened = Prisma.sql`c."teamId" = ${team} AND c."deletedAt" IS NULL AND ${isShared} AND ${opensFor(userId)}`
  const round = (kind: string, at: Prisma.Sql, by: Prisma.Sql) => Prisma.sql`
    (SELECT ${kind} AS "kind", ${at} AS "at", r."id", ${by} AS "byId", NULL AS "guestName", ${none} AS "imageId",
      c."id" AS "collectionId", r."id" AS "roundId", ${none} AS "commentId"
    FROM "ReviewRound" r JOIN "Collection" c ON c."id" = r."collectionId"
    WHERE r."teamId" = ${team} AND ${at} IS NOT NULL AND ${opened} ${last(at, Prisma.sql`r."id"`)})`
  return db().$queryRaw<Happening[]>`
    SELECT * FROM (
      (SELECT 'shown' AS "kind", i."shownAt" AS "at", i."id", i."userId" AS "byId", NULL AS "guestName",
        i."id" AS "imageId", ${none} AS "collectionId", ${none} AS "roundId", ${none} AS "commentId"
      FROM "Image" i
      WHERE i."teamId" = ${team} AND i."shownAt" IS NOT NULL AND i."deletedAt" IS NULL AND i."brokenAt" IS NULL
        AND i."kind" = 'output' ${last(Prisma.sql`i."shownAt"`, Prisma.sql`i."id"`)})
      UNION ALL
      (SELECT 'added', n."createdAt", n."imageId", n."addedById", NULL, n."imageId", c."id", ${none}, ${none}
      FROM "Collection" c CROSS JOIN LATERAL (
        SELECT n.* FROM "CollectionItem" n JOIN "Image" i ON i."id" = n."imageId"
        WHERE n."collectionId" = c."id" AND ${hangs} ${last(Prisma.sql`n."createdAt"`, Prisma.sql`n."imageId"`)}) n
      WHERE ${opened} ${last(Prisma.sql`n."createdAt"`, Prisma.sql`n."imageId"`)})
      UNION ALL ${round('round-opened', Prisma.sql`r."openedAt"`, Prisma.sql`r."openedById"`)}
      UNION ALL ${round('round-closed', Prisma.sql`r."closedAt"`, none)}
      UNION ALL
      (SELECT 'commented', m."createdAt", m."id", m."userId", g."name", m."imageId", m."collectionId", ${none}, m."id"
      FROM "Comment" m JOIN "Image" i ON i."id" = m."imageId" LEFT JOIN "Guest" g ON g."id" = m."guestId"
      WHERE m."teamId" = ${team} AND m."deletedAt" IS NULL AND ${visibleTo(userId)}
        AND (m."collectionId" IS NULL OR EXISTS (SELECT 1 FROM "Collection" c
          WHERE c."id" = m."collectionId" AND c."deletedAt" IS NULL AND ${opensFor(userId)}))
        ${last(Prisma.sql`m."createdAt"`, Prisma.sql`m."id"`)})
    ) h ORDER BY "at" DESC, "id" DESC FETCH FIRST ${most} ROWS WITH TIES`
}
