import type { UserCtx } from '@/lib/core/actor'
import { invalidInput } from '@/lib/core/errors'
import { type Granted, grant } from '@/lib/core/grant'
import { inTransaction, type Tx } from '@/lib/db'
import { audienceOfImage, tellPages } from '../audience'
import { mayChangeComment, mayDeleteComment, mayResolve } from '../policy'
import type { CommentChange } from '../schema'
import { tellMentioned } from '../tell'
import { type FoundComment, findComment, findSaid } from './queries'
import { mentionedIn } from './write'

/** Changes one's own words, or whether guests read them. Who is named now and was not before is told. */
export async function changeComment(ctx: UserCtx, id: string, change: CommentChange): Promise<void> {
  const comment = grant(ctx, 'changeComment', await findComment(ctx, id), mayChangeComment)
  if (change.isForGuests && !comment.collectionId)
    throw invalidInput([{ field: 'isForGuests', message: 'is for what is said in a collection' }])
  await inTransaction((tx) => applyChange(tx, ctx, comment, change))
}

async function applyChange(
  tx: Tx,
  ctx: UserCtx,
  comment: Granted<FoundComment, 'changeComment'>,
  { text = comment.text, isForGuests = comment.isForGuests }: CommentChange,
): Promise<void> {
  const { id, imageId, collectionId, teamId } = comment
  const audience = await audienceOfImage(tx, imageId, collectionId)
  const mentions = text === comment.text ? comment.mentions : mentionedIn(text, audience)
  const editedAt = text === comment.text ? comment.editedAt : ctx.now
  const { count } = await tx.comment.updateMany({
    where: { id, deletedAt: null },
    data: { text, mentions, isForGuests, editedAt },
  })
  if (count === 0) return
  await tellPages(tx, { teamId, what: 'comments', id: imageId }, audience)
  const named = mentions.filter((each) => !comment.mentions.includes(each))
  await tellMentioned(tx, ctx, comment, named)
}

/** Takes words away for good; the answers to them stay. Again is NOT_FOUND, as if they had never been. */
export async function deleteComment(ctx: UserCtx, id: string): Promise<void> {
  const comment = grant(ctx, 'deleteComment', await findComment(ctx, id), mayDeleteComment)
  await inTransaction((tx) => erase(tx, ctx.now, comment))
}

type Erased = { id: string; teamId: string; imageId: string; collectionId: string | null }

/** For callers that checked whose it is. */
export async function erase(tx: Tx, now: Date, { id, teamId, imageId, collectionId }: Erased): Promise<void> {
  await tx.comment.update({ where: { id }, data: { text: '', mentions: [], deletedAt: now } })
  const audience = await audienceOfImage(tx, imageId, collectionId)
  await tellPages(tx, { teamId, what: 'comments', id: imageId }, audience)
}

/** Marks a thread as settled. Again is nothing new: the first time counts. */
export const resolveThread = (ctx: UserCtx, id: string) => setResolved(ctx, id, true)
/** Takes it up again. */
export const reopenThread = (ctx: UserCtx, id: string) => setResolved(ctx, id, false)

async function setResolved(ctx: UserCtx, id: string, resolved: boolean): Promise<void> {
  const thread = grant(ctx, 'resolve', firstOfThread(await findSaid(ctx, id)), mayResolve)
  const data = resolved
    ? { resolvedAt: ctx.now, resolvedById: ctx.actor.userId }
    : { resolvedAt: null, resolvedById: null }
  await inTransaction(async (tx) => {
    const { count } = await tx.comment.updateMany({
      where: { id: thread.id, resolvedAt: resolved ? null : { not: null } },
      data,
    })
    if (count === 0) return
    const audience = await audienceOfImage(tx, thread.imageId, thread.collectionId)
    await tellPages(tx, { teamId: thread.teamId, what: 'comments', id: thread.imageId }, audience)
  })
}

/** Only threads are settled, not answers in them. */
const firstOfThread = (comment: FoundComment | null) => (comment?.parentId === null ? comment : null)
