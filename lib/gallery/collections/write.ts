import { audit } from '@/lib/audit'
import type { UserCtx } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { type Granted, grant } from '@/lib/core/grant'
import { newId } from '@/lib/core/ids'
import { ok, type Result } from '@/lib/core/result'
import { inTransaction, type Tx } from '@/lib/db'
import { putAtEnd, whyNotAdded } from './items'
import { getCollection } from './list'
import { mayDiscardCollection, mayManageCollection, mayReadCollection } from './policy'
import { type CollectionRow, findCollection, heldBy } from './queries'
import { holdCollection, nameInLog, tellCollection, tellList } from './row'
import type { CollectionChange, CollectionDetail, NewCollectionInput } from './schema'

/**
 * Makes a collection in the team the actor acts in, with images in it at once. Asked again with the same id it is the
 * same one. Throws NOT_FOUND for an image that cannot be seen, or an id that is another's; refuses as adding does.
 */
export async function createCollection(
  ctx: UserCtx,
  input: NewCollectionInput,
): Promise<Result<CollectionDetail>> {
  const id = input.id ?? newId(ctx.now.getTime())
  const made = await inTransaction((tx) => insert(tx, ctx, id, input))
  return made.ok ? ok(await getCollection(ctx, id)) : made
}

async function insert(tx: Tx, ctx: UserCtx, id: string, input: NewCollectionInput): Promise<Result<null>> {
  const { teamId, userId } = ctx.actor
  const { name, description, teamLevel } = input
  const imageIds = [...new Set(input.imageIds)]
  const checked = await whyNotAdded(tx, ctx, imageIds)
  if (!checked.ok) return checked
  const { count } = await tx.collection.createMany({
    data: [{ id, teamId, userId, name, description, teamLevel, createdAt: ctx.now, updatedAt: ctx.now }],
    skipDuplicates: true,
  })
  if (count === 0) return ok(null)
  await putAtEnd(tx, ctx, id, imageIds)
  const row = { id, teamId, userId, name, teamLevel }
  await audit(tx, ctx, {
    ...{ teamId, action: 'collection.created', subjectKind: 'collection', subjectId: id },
    ...{ subjectName: nameInLog(row), facts: { teamLevel } },
  })
  await tellCollection(tx, row)
  return ok(null)
}

/**
 * Renames it, describes it, opens it to the team or closes it, sets its cover. Throws NOT_FOUND, for a cover too that
 * the collection does not show.
 */
export async function changeCollection(
  ctx: UserCtx,
  collectionId: string,
  change: CollectionChange,
): Promise<CollectionDetail> {
  const row = grant(ctx, 'manageCollection', await findCollection(ctx, collectionId), mayManageCollection)
  const { coverImageId } = change
  if (coverImageId && (await heldBy(row.id, [coverImageId])).length === 0)
    throw new AppError('NOT_FOUND', 'The cover must be one of its pictures.')
  await inTransaction((tx) => write(tx, ctx, row, change))
  return getCollection(ctx, collectionId)
}

async function write(
  tx: Tx,
  ctx: UserCtx,
  { id }: Granted<CollectionRow, 'manageCollection'>,
  change: CollectionChange,
): Promise<void> {
  const before = await holdCollection(tx, ctx, id)
  const { name, description, teamLevel, coverImageId } = change
  await tx.collection.update({
    where: { id },
    data: {
      ...(name !== undefined && { name }),
      ...(description !== undefined && { description }),
      ...(teamLevel !== undefined && { teamLevel }),
      ...(coverImageId !== undefined && { coverImageId }),
    },
  })
  const after = {
    ...before,
    name: name ?? before.name,
    teamLevel: teamLevel === undefined ? before.teamLevel : teamLevel,
  }
  const isRenamed = after.name !== before.name && before.teamLevel !== null && after.teamLevel !== null
  const isOpened = after.teamLevel !== before.teamLevel
  if (isRenamed || isOpened)
    await audit(tx, ctx, {
      ...{ teamId: before.teamId, action: 'collection.changed', subjectKind: 'collection', subjectId: id },
      subjectName: nameInLog(after),
      facts: { ...(isRenamed && { nameFrom: before.name }), ...(isOpened && { teamLevel: after.teamLevel }) },
    })
  await tellCollection(tx, after)
  if (isOpened) await tellList(tx, after)
}

/** Into the trash for 30 days: nobody sees it, nor its pictures through it. Again is nothing new. Throws NOT_FOUND. */
export async function discardCollection(ctx: UserCtx, collectionId: string): Promise<void> {
  const row = await findCollection(ctx, collectionId)
  const { id, teamId, name, teamLevel } = grant(ctx, 'discardCollection', row, mayDiscardCollection)
  await inTransaction(async (tx) => {
    const changed = await tx.$executeRaw`
      UPDATE "Collection" SET "deletedAt" = ${ctx.now} WHERE "id" = ${id}::uuid AND "deletedAt" IS NULL`
    if (changed === 0) return
    await audit(tx, ctx, {
      ...{ teamId, action: 'collection.deleted', subjectKind: 'collection', subjectId: id },
      ...{ subjectName: nameInLog({ name, teamLevel }), facts: {} },
    })
    await tellList(tx, { teamId })
  })
}

/** Out of the trash, as it was. Throws NOT_FOUND, for what was purged meanwhile too. */
export async function restoreCollection(ctx: UserCtx, collectionId: string): Promise<CollectionDetail> {
  const row = await findCollection(ctx, collectionId)
  const { id, teamId, name, teamLevel } = grant(ctx, 'restoreCollection', row, mayDiscardCollection)
  await inTransaction(async (tx) => {
    const changed = await tx.$executeRaw`
      UPDATE "Collection" SET "deletedAt" = NULL WHERE "id" = ${id}::uuid AND "deletedAt" IS NOT NULL`
    if (changed === 0) return
    await audit(tx, ctx, {
      ...{ teamId, action: 'collection.restored', subjectKind: 'collection', subjectId: id },
      ...{ subjectName: nameInLog({ name, teamLevel }), facts: {} },
    })
    await tellList(tx, { teamId })
  })
  return getCollection(
    ctx,
    grant(ctx, 'readCollection', row && { ...row, deletedAt: null }, mayReadCollection).id,
  )
}
