import type { UserCtx } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { type Granted, grant } from '@/lib/core/grant'
import { ok, type Result, refuse } from '@/lib/core/result'
import { db, inTransaction, type Tx } from '@/lib/db'
import { notify } from '@/lib/events'
import { readableBy } from '../reach'
import { levelOf, mayAddToCollection, mayManageCollection } from './policy'
import { type CollectionRow, findCollection } from './queries'
import { holdCollection, tellCollection } from './row'
import { type Placed, placesAfterMove, placesAtEnd } from './rules'
import type { MoveImagesInput } from './schema'

type Added = { added: number }
const nothingHere = () => new AppError('NOT_FOUND', 'There is nothing here under that address.')

/**
 * Puts images at the end of a collection, in the given order: all, or none where one cannot be seen. What is there
 * already stays where it is. Putting one's own there shows it to whoever sees the collection; of somebody else's only
 * what they show to the team: CONFLICT. Throws NOT_FOUND.
 */
export async function addToCollection(
  ctx: UserCtx,
  collectionId: string,
  imageIds: string[],
): Promise<Result<Added>> {
  const row = await findCollection(ctx, collectionId)
  return add(ctx, grant(ctx, 'addToCollection', row, mayAddToCollection), [...new Set(imageIds)])
}

const add = (ctx: UserCtx, { id, teamId }: Granted<CollectionRow, 'addToCollection'>, imageIds: string[]) =>
  inTransaction(async (tx) => {
    // Images before the collection, as a purge takes them.
    const checked = await whyNotAdded(tx, inTeam(ctx, teamId), imageIds)
    if (!checked.ok) return checked
    const row = await holdCollection(tx, ctx, id)
    const added = await putAtEnd(tx, ctx, id, imageIds)
    if (added > 0) await tellCollection(tx, row)
    return ok({ added })
  })

const inTeam = (ctx: UserCtx, teamId: string): UserCtx => ({ ...ctx, actor: { ...ctx.actor, teamId } })

/** Holds the images, so that none is purged before it hangs. */
export async function whyNotAdded(tx: Tx, ctx: UserCtx, imageIds: string[]): Promise<Result<null>> {
  const rows = await tx.$queryRaw<{ mayAdd: boolean }[]>`
    SELECT (i."userId" = ${ctx.actor.userId}::uuid OR i."shownAt" IS NOT NULL) AS "mayAdd" FROM "Image" i
    WHERE i."id" = ANY(${imageIds}::uuid[]) AND i."deletedAt" IS NULL AND ${readableBy(ctx)}
    ORDER BY i."id" FOR KEY SHARE`
  if (rows.length < imageIds.length) throw nothingHere()
  if (rows.every(({ mayAdd }) => mayAdd)) return ok(null)
  return refuse(
    'CONFLICT',
    'Only its author can put this picture in another collection, until it is shown to the team.',
  )
}

/** Of an image that somebody else put there, its author takes the place over: it stays when they hide it. */
export async function putAtEnd(
  tx: Tx,
  { actor, now }: UserCtx,
  id: string,
  imageIds: string[],
): Promise<number> {
  const [last] = await tx.$queryRaw<{ position: number | null }[]>`
    SELECT max("position") AS "position" FROM "CollectionItem" WHERE "collectionId" = ${id}::uuid`
  const places = placesAtEnd(last?.position ?? null, imageIds)
  return tx.$executeRaw`
    INSERT INTO "CollectionItem" AS n ("collectionId", "imageId", "position", "addedById", "createdAt")
    SELECT ${id}::uuid, p."id", p."position", ${actor.userId}::uuid, ${now}
    FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS p("id" uuid, "position" double precision)
    ON CONFLICT ("collectionId", "imageId") DO UPDATE SET "addedById" = EXCLUDED."addedById"
    WHERE n."addedById" <> EXCLUDED."addedById"
      AND EXISTS (SELECT 1 FROM "Image" i WHERE i."id" = n."imageId" AND i."userId" = EXCLUDED."addedById")`
}

/**
 * Takes images out. Who manages the collection takes out any; others what they put there, and what they made. What is
 * not there is out already; one that may not be taken is NOT_FOUND, and nothing changes.
 */
export async function removeFromCollection(
  ctx: UserCtx,
  collectionId: string,
  imageIds: string[],
): Promise<void> {
  const row = await findCollection(ctx, collectionId)
  const isThere = (actor: UserCtx['actor'], found: CollectionRow) =>
    found.deletedAt === null && levelOf(actor, found) !== null
  const { id } = grant(ctx, 'readCollection', row, isThere)
  const mayTakeAny = row !== null && mayManageCollection(ctx.actor, row)
  await inTransaction(async (tx) => {
    const held = await holdCollection(tx, ctx, id)
    const { userId } = ctx.actor
    const [foreign] = await tx.$queryRaw<unknown[]>`
      SELECT n."imageId" FROM "CollectionItem" n JOIN "Image" i ON i."id" = n."imageId"
      WHERE n."collectionId" = ${id}::uuid AND n."imageId" = ANY(${imageIds}::uuid[])
        AND NOT (${mayTakeAny} OR n."addedById" = ${userId}::uuid OR i."userId" = ${userId}::uuid) LIMIT 1`
    if (foreign) throw nothingHere()
    const removed = await tx.$executeRaw`
      DELETE FROM "CollectionItem" WHERE "collectionId" = ${id}::uuid AND "imageId" = ANY(${imageIds}::uuid[])`
    if (removed > 0) await tellCollection(tx, held)
  })
}

/** Puts images of a collection in another place. Throws NOT_FOUND where one of them, or the one they go before, is not in it. */
export async function moveInCollection(
  ctx: UserCtx,
  collectionId: string,
  input: MoveImagesInput,
): Promise<void> {
  const row = grant(ctx, 'manageCollection', await findCollection(ctx, collectionId), mayManageCollection)
  const { beforeId } = input
  const moved = [...new Set(input.imageIds)]
  await inTransaction(async (tx) => {
    const held = await holdCollection(tx, ctx, row.id)
    const items = await tx.$queryRaw<Placed[]>`
      SELECT "imageId" AS "id", "position" FROM "CollectionItem" WHERE "collectionId" = ${row.id}::uuid
      ORDER BY "position", "imageId"`
    const known = new Set(items.map(({ id }) => id))
    const named = beforeId === null ? moved : [...moved, beforeId]
    if (!named.every((id) => known.has(id))) throw nothingHere()
    await writePlaces(tx, row.id, placesAfterMove(items, moved, beforeId))
    await tellCollection(tx, held)
  })
}

const writePlaces = (tx: Tx, id: string, places: Placed[]): Promise<number> =>
  tx.$executeRaw`
    UPDATE "CollectionItem" n SET "position" = p."position"
    FROM jsonb_to_recordset(${JSON.stringify(places)}::jsonb) AS p("id" uuid, "position" double precision)
    WHERE n."collectionId" = ${id}::uuid AND n."imageId" = p."id"`

/** How many collections the actor put an image of theirs in: they keep it when it is hidden. */
export async function keptIn({ actor: { userId } }: UserCtx, imageIds: string[]): Promise<number> {
  const [found] = await db().$queryRaw<{ count: number }[]>`
    SELECT count(DISTINCT n."collectionId")::int AS "count" FROM "CollectionItem" n
    JOIN "Image" i ON i."id" = n."imageId" JOIN "Collection" c ON c."id" = n."collectionId"
    WHERE n."imageId" = ANY(${imageIds}::uuid[]) AND i."userId" = ${userId}::uuid AND n."addedById" = i."userId"
      AND c."deletedAt" IS NULL`
  return found?.count ?? 0
}

/** Takes images of the actor's own out of every collection, also of those they may not open any more. Throws NOT_FOUND. */
export async function withdrawImages(ctx: UserCtx, imageIds: string[]): Promise<void> {
  const ids = [...new Set(imageIds)]
  await inTransaction(async (tx) => {
    const own = await tx.image.count({
      where: { id: { in: ids }, userId: ctx.actor.userId, teamId: ctx.actor.teamId },
    })
    if (own < ids.length) throw nothingHere()
    const { count } = await tx.collectionItem.deleteMany({ where: { imageId: { in: ids } } })
    if (count > 0) await notify(tx, { kind: 'team', teamId: ctx.actor.teamId, what: 'images', id: null })
  })
}
