import type { UserCtx } from '@/lib/core/actor'
import { db, Prisma } from '@/lib/db'

/**
 * Of an item `n` and its image `i`: that the collection shows it. Its author putting it there shows it; what somebody
 * else put there is seen only while it is shown to the team, so that hiding means hidden.
 */
export const hangs = Prisma.sql`i."deletedAt" IS NULL AND i."brokenAt" IS NULL
  AND (n."addedById" = i."userId" OR i."shownAt" IS NOT NULL)`

/** A person by id, or as a column or a parameter of the query. */
type Who = string | Prisma.Sql
const idOf = (who: Who) => (typeof who === 'string' ? Prisma.sql`${who}::uuid` : who)

/** Of a living collection `c`: whether somebody of its team may open it. */
export const opensFor = (
  who: Who,
) => Prisma.sql`(c."teamLevel" IS NOT NULL OR c."userId" = ${idOf(who)} OR EXISTS (
  SELECT 1 FROM "CollectionGrant" o WHERE o."collectionId" = c."id" AND o."userId" = ${idOf(who)}))`

/** Of an image `i`: whether it lies in a living collection that the person may open. The team is for the policy to ask. */
export const inCollectionOf = (who: Who) => Prisma.sql`EXISTS (
  SELECT 1 FROM "CollectionItem" n JOIN "Collection" c ON c."id" = n."collectionId"
  WHERE n."imageId" = i."id" AND n."addedById" = i."userId" AND c."deletedAt" IS NULL AND c."teamId" = i."teamId"
    AND ${opensFor(who)})`

/** Of an image `i`: that the person may see it, in the trash only their own. The team is for the caller to ask. */
export const visibleTo = (who: Who) => Prisma.sql`i."brokenAt" IS NULL AND (i."userId" = ${idOf(who)}
  OR (i."deletedAt" IS NULL AND (i."shownAt" IS NOT NULL OR ${inCollectionOf(who)})))`

/** Of an image `i`: that it is one of the actor's team that they may read, in a list. */
export const readableBy = ({ actor: { teamId, userId } }: UserCtx) =>
  Prisma.sql`i."teamId" = ${teamId}::uuid AND ${visibleTo(userId)}`

/** Whether the image lies in a collection that the person may open. */
export async function isInCollectionOf(imageId: string, userId: string): Promise<boolean> {
  const [found] = await db().$queryRaw<{ inCollection: boolean }[]>`
    SELECT ${inCollectionOf(userId)} AS "inCollection" FROM "Image" i WHERE i."id" = ${imageId}::uuid`
  return found?.inCollection ?? false
}
