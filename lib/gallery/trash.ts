import type { UserCtx } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { type Granted, grant } from '@/lib/core/grant'
import { db, Prisma } from '@/lib/db'
import { CHANNEL } from '@/lib/events'
import { mayRestoreImage, mayTrashImage } from './policy'
import { findImage } from './queries'

type Row = NonNullable<Awaited<ReturnType<typeof findImage>>>

/**
 * Into the trash for 30 days, and out of every collection meanwhile. Again is nothing new: the first time counts.
 * Throws NOT_FOUND for a stranger's.
 */
export async function trashImage(ctx: UserCtx, id: string): Promise<void> {
  await putInTrash(grant(ctx, 'trashImage', await findImage(ctx, id), mayTrashImage), ctx.now)
}

/** Out of the trash, as it was. Throws NOT_FOUND for a stranger's, and for what was purged meanwhile. */
export async function restoreImage(ctx: UserCtx, id: string): Promise<void> {
  await takeFromTrash(grant(ctx, 'restoreImage', await findImage(ctx, id), mayRestoreImage))
}

// Who saw it may be looking at it: the team hears that its pictures are others now.
const TELL = Prisma.sql`SELECT pg_notify(${CHANNEL}, json_build_object('kind', 'team', 'teamId', "teamId", 'what', 'images', 'id', NULL)::text)::text AS told FROM changed`

async function putInTrash({ id }: Granted<Row, 'trashImage'>, now: Date): Promise<void> {
  await db().$queryRaw`
    WITH changed AS (UPDATE "Image" SET "deletedAt" = ${now} WHERE "id" = ${id}::uuid AND "deletedAt" IS NULL RETURNING "teamId")
    ${TELL}`
}

async function takeFromTrash({ id }: Granted<Row, 'restoreImage'>): Promise<void> {
  const found = await db().$queryRaw<unknown[]>`
    WITH changed AS (UPDATE "Image" SET "deletedAt" = NULL WHERE "id" = ${id}::uuid RETURNING "teamId")
    ${TELL}`
  if (found.length === 0) throw new AppError('NOT_FOUND', 'There is nothing here under that address.')
}
