import type { Actor, UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { decodeCursor, encodeCursor } from '@/lib/core/page'
import { purgeTime } from '@/lib/core/trash'
import { db, Prisma } from '@/lib/db'
import { hangs } from '../reach'
import { type CollectionAccess, levelOf, mayReadCollection } from './policy'
import { findCollection } from './queries'
import type { CollectionCard, CollectionDetail, CollectionListQuery, CollectionPage, Cover } from './schema'

type CoverRow = Omit<Cover, 'thumbhash' | 'hasVariants'> & { thumbhash: string | null }
type Row = CollectionAccess & {
  id: string
  name: string
  description: string
  ownerName: string
  createdAt: Date
  updatedAt: Date
  imageCount: number
  cover: CoverRow | null
  coverImageId: string | null
  holds: boolean
}

const COVER = Prisma.sql`json_build_object('id', i."id", 'widthPx', i."widthPx", 'heightPx', i."heightPx",
  'thumbhash', translate(encode(i."thumbhash", 'base64'), E'\n', ''))`

/** Counts and covers are of what the collection shows: of what is hidden or thrown away nothing is told. */
const cards = (userId: string, holds: string | undefined, where: Prisma.Sql) => Prisma.sql`
  SELECT c."id", c."teamId", c."userId", c."name", c."description", c."teamLevel"::text AS "teamLevel", c."coverImageId",
    c."createdAt", c."updatedAt", c."deletedAt", u."name" AS "ownerName", o."level"::text AS "grantLevel",
    (SELECT count(*)::int FROM "CollectionItem" n JOIN "Image" i ON i."id" = n."imageId"
      WHERE n."collectionId" = c."id" AND ${hangs}) AS "imageCount",
    (SELECT ${COVER} FROM "CollectionItem" n JOIN "Image" i ON i."id" = n."imageId"
      WHERE n."collectionId" = c."id" AND ${hangs}
      ORDER BY (n."imageId" = c."coverImageId") DESC NULLS LAST, n."position", n."imageId" LIMIT 1) AS "cover",
    EXISTS (SELECT 1 FROM "CollectionItem" n JOIN "Image" i ON i."id" = n."imageId"
      WHERE n."collectionId" = c."id" AND n."imageId" = ${holds ?? null}::uuid AND ${hangs}) AS "holds"
  FROM "Collection" c JOIN "User" u ON u."id" = c."userId"
  LEFT JOIN "CollectionGrant" o ON o."collectionId" = c."id" AND o."userId" = ${userId}::uuid
  WHERE ${where}`

/** The collections of the team that the actor may open, newest first; in the trash those they may bring back. */
export async function listCollections(ctx: UserCtx, query: CollectionListQuery): Promise<CollectionPage> {
  const { teamId, userId, role } = ctx.actor
  const after = decodeCursor(query.cursor)
  const keyset = after
    ? Prisma.sql`AND (c."createdAt", c."id") < (${after.createdAt}, ${after.id}::uuid)`
    : Prisma.empty
  const leads = role === 'owner' || role === 'admin'
  const theirs =
    query.view === 'trash'
      ? Prisma.sql`c."deletedAt" IS NOT NULL AND (c."userId" = ${userId}::uuid OR (${leads} AND c."teamLevel" IS NOT NULL)
          OR c."teamLevel" = 'manage' OR o."level" = 'manage')`
      : Prisma.sql`c."deletedAt" IS NULL AND (c."userId" = ${userId}::uuid OR c."teamLevel" IS NOT NULL OR o."level" IS NOT NULL)`
  const rows = await db().$queryRaw<Row[]>`
    ${cards(userId, query.holds, Prisma.sql`c."teamId" = ${teamId}::uuid AND ${theirs} ${keyset}`)}
    ORDER BY c."createdAt" DESC, c."id" DESC LIMIT ${query.limit + 1}`
  const page = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? page.at(-1) : undefined
  return {
    items: page.map((row) => ({ ...cardOf(ctx.actor, row), ...(query.holds && { holds: row.holds }) })),
    nextCursor: last ? encodeCursor(last) : null,
  }
}

/** One collection that the actor may open; throws NOT_FOUND otherwise. */
export async function getCollection(ctx: UserCtx, collectionId: string): Promise<CollectionDetail> {
  const { id } = grant(ctx, 'readCollection', await findCollection(ctx, collectionId), mayReadCollection)
  const [row] = await db().$queryRaw<Row[]>`
    ${cards(ctx.actor.userId, undefined, Prisma.sql`c."id" = ${id}::uuid`)}`
  const card = cardOf(ctx.actor, grant(ctx, 'readCollection', row, mayReadCollection))
  const grants = card.level === 'manage' ? await grantsOf(id) : []
  return { ...card, coverImageId: row?.coverImageId ?? null, grants }
}

/** Those who are still in the team, by name. */
async function grantsOf(collectionId: string): Promise<CollectionDetail['grants']> {
  return db().$queryRaw`
    SELECT g."userId", u."name", g."level"::text AS "level" FROM "CollectionGrant" g
    JOIN "Collection" c ON c."id" = g."collectionId" JOIN "User" u ON u."id" = g."userId"
    JOIN "Membership" m ON m."teamId" = c."teamId" AND m."userId" = g."userId"
    WHERE g."collectionId" = ${collectionId}::uuid ORDER BY u."name", g."userId"`
}

function cardOf(actor: Actor, row: Row): CollectionCard {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    owner: { id: row.userId, name: row.ownerName },
    teamLevel: row.teamLevel,
    level: levelOf(actor, row) ?? 'view',
    imageCount: row.imageCount,
    cover: row.cover && { ...row.cover, hasVariants: row.cover.thumbhash !== null },
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    deletedAt: row.deletedAt?.toISOString() ?? null,
    purgeAt: row.deletedAt && purgeTime(row.deletedAt).toISOString(),
  }
}
