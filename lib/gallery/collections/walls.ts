import { z } from 'zod'
import type { UserCtx } from '@/lib/core/actor'
import { invalidInput } from '@/lib/core/errors'
import { grant } from '@/lib/core/grant'
import { db, Prisma } from '@/lib/db'
import { CARD, type CardRow, cardOf, withMark } from '../card'
import { hangs } from '../reach'
import type { ImageDetail, ImagePage } from '../schema'
import { mayReadCollection } from './policy'
import { findCollection } from './queries'

const Place = z.tuple([z.number(), z.uuid()])

const encodePlace = ({ position, id }: { position: number; id: string }): string =>
  Buffer.from(JSON.stringify([position, id])).toString('base64url')

function decodePlace(cursor: string | undefined) {
  if (cursor === undefined) return undefined
  try {
    const [position, id] = Place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
    return { position, id }
  } catch {
    throw invalidInput([{ field: 'cursor', message: 'must be the nextCursor of an earlier page' }])
  }
}

type Row = CardRow & { position: number }

/** What a collection shows, in its order; throws NOT_FOUND for who may not open it. */
export async function listCollected(
  ctx: UserCtx,
  collectionId: string,
  query: { cursor?: string | undefined; limit: number },
): Promise<ImagePage> {
  const { id } = grant(ctx, 'readCollection', await findCollection(ctx, collectionId), mayReadCollection)
  const after = decodePlace(query.cursor)
  const keyset = after
    ? Prisma.sql`AND (n."position", n."imageId") > (${after.position}, ${after.id}::uuid)`
    : Prisma.empty
  const rows = await db().$queryRaw<Row[]>`
    SELECT ${CARD}, n."position" FROM "CollectionItem" n JOIN "Image" i ON i."id" = n."imageId" ${withMark(ctx.actor.userId)}
    WHERE n."collectionId" = ${id}::uuid AND ${hangs} ${keyset}
    ORDER BY n."position", n."imageId" LIMIT ${query.limit + 1}`
  const page = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? page.at(-1) : undefined
  return { items: page.map(cardOf), nextCursor: last ? encodePlace(last) : null }
}

type Neighbours = Pick<ImageDetail, 'newerId' | 'olderId'>
const NONE: Neighbours = { newerId: null, olderId: null }

/** What hangs before (`newerId`) and after an image in a collection; nothing where either is not to be seen there. */
export async function collectionNeighbours(
  ctx: UserCtx,
  collectionId: string,
  imageId: string,
): Promise<Neighbours> {
  const collection = await findCollection(ctx, collectionId)
  if (!collection || !mayReadCollection(ctx.actor, collection)) return NONE
  const wall = Prisma.sql`SELECT i."id" FROM "CollectionItem" n JOIN "Image" i ON i."id" = n."imageId"
    WHERE n."collectionId" = ${collectionId}::uuid AND ${hangs}`
  const [found] = await db().$queryRaw<Neighbours[]>`
    SELECT (${wall} AND (n."position", n."imageId") < (h."position", h."imageId") ORDER BY n."position" DESC, n."imageId" DESC LIMIT 1) AS "newerId",
      (${wall} AND (n."position", n."imageId") > (h."position", h."imageId") ORDER BY n."position", n."imageId" LIMIT 1) AS "olderId"
    FROM "CollectionItem" h WHERE h."collectionId" = ${collectionId}::uuid AND h."imageId" = ${imageId}::uuid`
  return found ?? NONE
}
