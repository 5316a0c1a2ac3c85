import { z } from 'zod'
import type { UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { db } from '@/lib/db'
import { findCollection, findImage } from '@/lib/gallery'
import { mayReadCollection } from '@/lib/gallery/collections/policy'
import { mayReadImage } from '@/lib/gallery/policy'
import { audienceOfImage } from '../audience'
import { mayComment, mayDeleteComment, type Place } from '../policy'
import { numbered } from '../rules'
import type { CommentListQuery, CommentView, MentionableList, ThreadList, ThreadView } from '../schema'
import { pinOf } from './pin'
import { type CommentRow, readThreads } from './rows'

/** An image and, where one is named, a collection that shows it, as the actor reaches them. Say what may be done by `grant`. */
export async function findPlace(
  ctx: UserCtx,
  imageId: string,
  collectionId: string | null | undefined,
): Promise<Place | null> {
  const [image, collection] = await Promise.all([
    findImage(ctx, imageId),
    collectionId ? findCollection(ctx, collectionId) : null,
  ])
  if (!image || (collectionId && collection?.teamId !== image.teamId)) return null
  return { image, collection }
}

/** A comment by id with what it is about; null when there is none, or its words are gone. */
export async function findComment(ctx: UserCtx, id: string) {
  const row = await findSaid(ctx, id)
  return row?.deletedAt === null ? row : null
}

/** The same, also when its words are gone and only the thread stands. */
export async function findSaid(ctx: UserCtx, id: string) {
  if (!z.uuid().safeParse(id).success) return null
  const row = await db().comment.findUnique({ where: { id } })
  if (!row) return null
  const place = await findPlace(ctx, row.imageId, row.collectionId)
  return place && { ...row, ...place }
}
export type FoundComment = NonNullable<Awaited<ReturnType<typeof findComment>>>

/**
 * What was said of an image, thread by thread, oldest first: on the image alone and in the collections the actor may
 * open, or of these only the one named. NOT_FOUND for who may not see the image.
 */
export async function listComments(
  ctx: UserCtx,
  imageId: string,
  { collectionId }: CommentListQuery,
): Promise<ThreadList> {
  const image = grant(ctx, 'readComments', await findImage(ctx, imageId), mayReadImage)
  const collections = new Map<string, Place['collection']>()
  const mayOpen = async (id: string) => {
    if (collectionId && id !== collectionId) return false
    if (!collections.has(id)) collections.set(id, await findCollection(ctx, id))
    const found = collections.get(id)
    return found != null && mayReadCollection(ctx.actor, found)
  }
  const threads = await readThreads({ imageId })
  const open: ThreadView[] = []
  for (const { root, answers } of threads) {
    if (root.collectionId && !(await mayOpen(root.collectionId))) continue
    const place = {
      image,
      collection: root.collectionId ? (collections.get(root.collectionId) ?? null) : null,
    }
    open.push(threadView(ctx, place, root, answers))
  }
  return { items: numbered(open) }
}

const threadView = (ctx: UserCtx, place: Place, root: CommentRow, answers: CommentRow[]): ThreadView => ({
  ...commentView(ctx, place, root),
  pin: pinOf(root),
  number: null,
  resolvedAt: root.resolvedAt?.toISOString() ?? null,
  resolvedBy: root.resolvedBy?.name ?? null,
  answers: answers.map((answer) => commentView(ctx, place, answer)),
})

function commentView(ctx: UserCtx, place: Place, row: CommentRow): CommentView {
  const { actor } = ctx
  return {
    id: row.id,
    imageId: row.imageId,
    collection: row.collection,
    by: row.by,
    isMine: row.userId === actor.userId,
    text: row.deletedAt ? '' : row.text,
    mentions: row.deletedAt ? [] : row.named,
    isForGuests: row.isForGuests,
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
    mayDelete: row.deletedAt === null && mayDeleteComment(actor, { ...row, ...place }),
  }
}

/** Whom a comment on an image, or on it in a collection, may name: the members who may see it. */
export async function listMentionable(
  ctx: UserCtx,
  imageId: string,
  { collectionId }: CommentListQuery,
): Promise<MentionableList> {
  grant(ctx, 'comment', await findPlace(ctx, imageId, collectionId), mayComment)
  return { items: await audienceOfImage(db(), imageId, collectionId ?? null) }
}
