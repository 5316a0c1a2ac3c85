import { z } from 'zod'
import type { UserCtx } from '@/lib/core/actor'
import { db, Prisma } from '@/lib/db'
import { type CardRow, cardOf } from '../card'
import { hangs } from '../reach'
import type { CollectionItem } from './schema'

/** A collection by id, whoever's it is, with what the actor was granted of it; null when there is none. */
export async function findCollection({ actor: { userId } }: UserCtx, id: string) {
  if (!z.uuid().safeParse(id).success) return null
  const row = await db().collection.findUnique({
    where: { id },
    include: {
      user: { select: { id: true, name: true } },
      grants: { where: { userId }, select: { level: true } },
    },
  })
  if (!row) return null
  const { grants, ...collection } = row
  return { ...collection, grantLevel: grants[0]?.level ?? null }
}
export type CollectionRow = NonNullable<Awaited<ReturnType<typeof findCollection>>>

type Slice = { after?: { position: number; id: string }; limit?: number }
type ItemRow = CardRow & { position: number; authorId: string; authorName: string }

/**
 * The pictures a collection shows, in its order: none that is in the trash, and one that its author did not put there
 * themselves only while it is shown to the team. For callers that checked who asks.
 */
export async function collectionItems(
  collectionId: string,
  { after, limit = 10_000 }: Slice = {},
): Promise<CollectionItem[]> {
  const keyset = after
    ? Prisma.sql`AND (n."position", n."imageId") > (${after.position}, ${after.id}::uuid)`
    : Prisma.empty
  const rows = await db().$queryRaw<ItemRow[]>`
    SELECT i."id", i."widthPx", i."heightPx", i."thumbhash", i."prompt", i."createdAt", i."deletedAt", i."shownAt",
      NULL::timestamptz AS "favouritedAt", n."position", u."id" AS "authorId", u."name" AS "authorName"
    FROM "CollectionItem" n JOIN "Image" i ON i."id" = n."imageId" JOIN "User" u ON u."id" = i."userId"
    WHERE n."collectionId" = ${collectionId}::uuid AND ${hangs} ${keyset}
    ORDER BY n."position", n."imageId" LIMIT ${limit}`
  return rows.map((row) => ({
    ...cardOf(row),
    position: row.position,
    author: { id: row.authorId, name: row.authorName },
  }))
}

/** Those of the images that the collection shows. For callers that checked who asks. */
export async function heldBy(collectionId: string, imageIds: string[]): Promise<string[]> {
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT i."id" FROM "CollectionItem" n JOIN "Image" i ON i."id" = n."imageId"
    WHERE n."collectionId" = ${collectionId}::uuid AND n."imageId" = ANY(${imageIds}::uuid[]) AND ${hangs}`
  return rows.map(({ id }) => id)
}
