import type { UserCtx } from '@/lib/core/actor'
import { decodeCursor, encodeCursor } from '@/lib/core/page'
import { db, Prisma } from '@/lib/db'
import { CARD, type CardRow, cardOf, onlyMarked, withMark } from './card'
import { collectionNeighbours, listCollected } from './collections/walls'
import { readableBy } from './reach'
import type { ImageDetail, ImageListQuery, ImagePage, ImageQuery, View } from './schema'

type Timed = Exclude<View, 'collection'>
/** What hangs on a wall of images `i`, and the moment and tie by which it hangs there. */
type WallOf = { what: Prisma.Sql; order: Prisma.Sql; tie: Prisma.Sql; marks: Prisma.Sql }

const LIVING = Prisma.sql`i."deletedAt" IS NULL`

/** Each is written for the index that gives its page. */
function wallOf(view: Timed, ctx: UserCtx): WallOf {
  const { teamId, userId } = ctx.actor
  const own = Prisma.sql`i."teamId" = ${teamId}::uuid AND i."userId" = ${userId}::uuid AND i."brokenAt" IS NULL`
  const made = { order: Prisma.sql`i."createdAt"`, tie: Prisma.sql`i."id"`, marks: withMark(userId) }
  switch (view) {
    case 'all':
      return { ...made, what: Prisma.sql`${own} AND ${LIVING} AND i."kind" = 'output'` }
    case 'trash':
      return {
        ...made,
        order: Prisma.sql`i."deletedAt"`,
        what: Prisma.sql`${own} AND i."deletedAt" IS NOT NULL`,
      }
    case 'team':
      return {
        ...made,
        what: Prisma.sql`i."teamId" = ${teamId}::uuid AND i."shownAt" IS NOT NULL AND ${LIVING} AND i."brokenAt" IS NULL`,
      }
    case 'favourites':
      return {
        ...{ order: Prisma.sql`f."createdAt"`, tie: Prisma.sql`f."imageId"`, marks: onlyMarked(userId) },
        what: Prisma.sql`${readableBy(ctx)} AND ${LIVING}`,
      }
  }
}

const PLACE = { all: 'createdAt', team: 'createdAt', trash: 'deletedAt', favourites: 'favouritedAt' } as const

/**
 * One wall of the gallery, as far as the actor may see it; of a collection they may not open NOT_FOUND. Each page
 * costs the same, however deep.
 */
export async function listImages(ctx: UserCtx, query: ImageListQuery): Promise<ImagePage> {
  const { view, collection } = query
  if (view === 'collection') return listCollected(ctx, collection ?? '', query)
  const { what, order, tie, marks } = wallOf(view, ctx)
  const after = decodeCursor(query.cursor)
  const keyset = after
    ? Prisma.sql`AND (${order}, ${tie}) < (${after.createdAt}, ${after.id}::uuid)`
    : Prisma.empty
  const rows = await db().$queryRaw<CardRow[]>`
    SELECT ${CARD} FROM "Image" i ${marks} WHERE ${what} ${keyset}
    ORDER BY ${order} DESC, ${tie} DESC LIMIT ${query.limit + 1}`
  const page = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? page.at(-1) : undefined
  const nextCursor = last && encodeCursor({ id: last.id, createdAt: last[PLACE[view]] ?? last.createdAt })
  return { items: page.map(cardOf), nextCursor: nextCursor ?? null }
}

type Neighbours = Pick<ImageDetail, 'newerId' | 'olderId'>
type Place = { id: string; createdAt: Date; deletedAt: Date | null; favouritedAt: Date | null }

/** What hangs beside an image on the wall it was opened from. For callers that checked that the actor may see it. */
export async function neighboursOf(ctx: UserCtx, place: Place, query: ImageQuery): Promise<Neighbours> {
  const { view, collection } = query
  if (view === 'collection') return collectionNeighbours(ctx, collection ?? '', place.id)
  const { what, order, tie, marks } = wallOf(place.deletedAt ? 'trash' : view, ctx)
  const moment = place.deletedAt ?? (view === 'favourites' ? place.favouritedAt : place.createdAt)
  const here = Prisma.sql`(${moment}::timestamptz, ${place.id}::uuid)`
  const wall = Prisma.sql`SELECT i."id" FROM "Image" i ${marks} WHERE ${what}`
  const [found] = await db().$queryRaw<Neighbours[]>`
    SELECT (${wall} AND (${order}, ${tie}) > ${here} ORDER BY ${order}, ${tie} LIMIT 1) AS "newerId",
      (${wall} AND (${order}, ${tie}) < ${here} ORDER BY ${order} DESC, ${tie} DESC LIMIT 1) AS "olderId"`
  return found ?? { newerId: null, olderId: null }
}
