import { audit } from '@/lib/audit'
import type { UserCtx } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { grant } from '@/lib/core/grant'
import { ok, type Result, refuse } from '@/lib/core/result'
import { db, inTransaction, type Tx } from '@/lib/db'
import { tell } from '@/lib/inbox'
import { getCollection } from './list'
import { mayManageCollection } from './policy'
import { type CollectionRow, findCollection } from './queries'
import { holdCollection, nameInLog, tellCollection } from './row'
import type { CollectionDetail, Level } from './schema'

/**
 * What one member may do with the collection, beyond what the team may; null takes it back. Again is nothing new.
 * Throws NOT_FOUND for who is not in its team; refuses CONFLICT for its owner, who manages it anyway.
 */
export async function grantCollection(
  ctx: UserCtx,
  { collectionId, userId }: { collectionId: string; userId: string },
  level: Level | null,
): Promise<Result<CollectionDetail>> {
  const row = grant(ctx, 'manageCollection', await findCollection(ctx, collectionId), mayManageCollection)
  if (userId === row.userId) return refuse('CONFLICT', 'The collection is theirs: they manage it anyway.')
  const where = { teamId_userId: { teamId: row.teamId, userId } }
  const member = await db().membership.findUnique({ where, include: { user: { select: { name: true } } } })
  if (!member && level !== null) throw new AppError('NOT_FOUND', 'There is no such member in the team.')
  await inTransaction(async (tx) => {
    const held = await holdCollection(tx, ctx, row.id)
    if (!(await write(tx, row.id, userId, level))) return
    await audit(tx, ctx, {
      ...{ teamId: row.teamId, action: 'collection.granted', subjectKind: 'collection', subjectId: row.id },
      ...{ subjectName: nameInLog(held), facts: { granteeName: member?.user.name ?? 'Somebody', level } },
    })
    if (level !== null) await tellGrantee(tx, ctx, row, userId)
    await tellCollection(tx, held, level === null ? [userId] : [])
  })
  return ok(await getCollection(ctx, collectionId))
}

const tellGrantee = (tx: Tx, ctx: UserCtx, { id, teamId }: CollectionRow, userId: string): Promise<void> =>
  tell(tx, ctx.now, [userId], {
    ...{ teamId, kind: 'collection-shared', subject: id },
    facts: { byId: ctx.actor.userId, collectionId: id },
  })

/** True when something changed. */
async function write(tx: Tx, collectionId: string, userId: string, level: Level | null): Promise<boolean> {
  const changed =
    level === null
      ? await tx.$executeRaw`
          DELETE FROM "CollectionGrant" WHERE "collectionId" = ${collectionId}::uuid AND "userId" = ${userId}::uuid`
      : await tx.$executeRaw`
          INSERT INTO "CollectionGrant" AS g ("collectionId", "userId", "level")
          VALUES (${collectionId}::uuid, ${userId}::uuid, ${level}::"CollectionLevel")
          ON CONFLICT ("collectionId", "userId") DO UPDATE SET "level" = EXCLUDED."level" WHERE g."level" <> EXCLUDED."level"`
  return changed > 0
}
