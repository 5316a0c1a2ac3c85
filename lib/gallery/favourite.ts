import type { UserCtx } from '@/lib/core/actor'
import { type Granted, grant } from '@/lib/core/grant'
import { db } from '@/lib/db'
import { mayFavouriteImage } from './policy'
import { findImage } from './queries'

type Row = NonNullable<Awaited<ReturnType<typeof findImage>>>

/** Makes the image one of the actor's favourites. Again is nothing new: the first time counts. Throws NOT_FOUND for a stranger's. */
export async function favouriteImage(ctx: UserCtx, id: string): Promise<void> {
  await mark(ctx, grant(ctx, 'favouriteImage', await findImage(ctx, id), mayFavouriteImage))
}

/** Takes it from their favourites. Throws NOT_FOUND for a stranger's. */
export async function unfavouriteImage(ctx: UserCtx, id: string): Promise<void> {
  await unmark(ctx, grant(ctx, 'favouriteImage', await findImage(ctx, id), mayFavouriteImage))
}

type Markable = Granted<Row, 'favouriteImage'>

// Selected, so that an image purged meanwhile is no error.
async function mark({ actor, now }: UserCtx, { id }: Markable): Promise<void> {
  await db().$executeRaw`
    INSERT INTO "Favourite" ("imageId", "userId", "createdAt")
    SELECT "id", ${actor.userId}::uuid, ${now} FROM "Image" WHERE "id" = ${id}::uuid
    ON CONFLICT DO NOTHING`
}

async function unmark({ actor }: UserCtx, { id }: Markable): Promise<void> {
  await db()
    .$executeRaw`DELETE FROM "Favourite" WHERE "imageId" = ${id}::uuid AND "userId" = ${actor.userId}::uuid`
}
