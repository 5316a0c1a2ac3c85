import type { UserCtx } from '@/lib/core/actor'
import { type Granted, grant } from '@/lib/core/grant'
import { newId } from '@/lib/core/ids'
import { purgeBefore } from '@/lib/core/trash'
import { db } from '@/lib/db'
import { mayChangePrompt } from './policy'
import { findPrompt, type SavedRow, viewOf } from './queries'
import type { ChangePromptInput, SavedPromptView, SavePromptInput } from './schema'

/** Keeps a prompt or a style for later. */
export async function savePrompt(ctx: UserCtx, input: SavePromptInput): Promise<SavedPromptView> {
  const { teamId, userId } = ctx.actor
  const id = newId(ctx.now.getTime())
  await db().savedPrompt.create({
    data: { id, teamId, userId, ...input, createdAt: ctx.now, updatedAt: ctx.now },
  })
  return viewOf(ctx, grant(ctx, 'changePrompt', await findPrompt(id), mayChangePrompt))
}

/** Changes what is named and leaves the rest. Throws NOT_FOUND for a stranger's, a colleague's, or one in the trash. */
export async function changePrompt(
  ctx: UserCtx,
  id: string,
  change: ChangePromptInput,
): Promise<SavedPromptView> {
  const row = grant(ctx, 'changePrompt', living(await findPrompt(id)), mayChangePrompt)
  const data = { ...change, updatedAt: ctx.now }
  await db().savedPrompt.update({ where: { id: row.id }, data })
  return viewOf(ctx, { ...row, ...data } as SavedRow)
}

/** Into the trash for 30 days; again is nothing new. Throws NOT_FOUND for a stranger's. */
export async function trashPrompt(ctx: UserCtx, id: string): Promise<void> {
  await setDeleted(grant(ctx, 'trashPrompt', await findPrompt(id), mayChangePrompt), ctx.now)
}

/** Out of the trash, as it was. Throws NOT_FOUND for a stranger's, and for what was purged. */
export async function restorePrompt(ctx: UserCtx, id: string): Promise<void> {
  await setDeleted(grant(ctx, 'trashPrompt', await findPrompt(id), mayChangePrompt), null)
}

async function setDeleted(
  { id, deletedAt }: Granted<SavedRow, 'trashPrompt'>,
  at: Date | null,
): Promise<void> {
  if ((deletedAt === null) === (at === null)) return
  await db().savedPrompt.updateMany({ where: { id }, data: { deletedAt: at } })
}

const living = (row: SavedRow | null) => (row?.deletedAt ? null : row)

/** Removes what has been in the trash for 30 days at `now`. Gives how many. */
export async function purgePrompts(now: Date): Promise<number> {
  return (await db().savedPrompt.deleteMany({ where: { deletedAt: { lt: purgeBefore(now) } } })).count
}
