import type { UserCtx } from '@/lib/core/actor'
import { AppError, invalidInput } from '@/lib/core/errors'
import { type Granted, grant } from '@/lib/core/grant'
import { newId } from '@/lib/core/ids'
import { db, inTransaction, type Tx } from '@/lib/db'
import { audienceOfImage, type Member, tellPages } from '../audience'
import { mayComment, type Place } from '../policy'
import { mustHold, nothingHere } from '../rounds/vote'
import { mentionsIn } from '../rules'
import type { CommentInput } from '../schema'
import { tellCommented, tellMentioned } from '../tell'
import { columnsOf } from './pin'
import { findPlace } from './queries'

/**
 * Says something about an image, alone, in a collection or in answer to a thread, which is then where it is said. The
 * same `id` again is the same comment. NOT_FOUND for who may not see what it is about.
 */
export async function writeComment(
  ctx: UserCtx,
  imageId: string,
  { parentId, ...input }: CommentInput,
): Promise<{ id: string }> {
  const parent = parentId ? await rootOf(parentId, imageId) : null
  const collectionId = parent ? parent.collectionId : (input.collectionId ?? null)
  const place = grant(ctx, 'comment', await findPlace(ctx, imageId, collectionId), mayComment)
  if (collectionId && !parent) await mustHold(collectionId, imageId)
  if (input.isForGuests && !collectionId)
    throw invalidInput([{ field: 'isForGuests', message: 'is for what is said in a collection' }])
  const said = {
    id: input.id ?? newId(ctx.now.getTime()),
    imageId,
    collectionId,
    parentId: parent?.id ?? null,
  }
  return inTransaction((tx) => insert(tx, ctx, place, said, input))
}

/** The first comment of the thread that a comment belongs to; an answer to an answer is one to the thread. */
export async function rootOf(commentId: string, imageId: string) {
  const found = await db().comment.findUnique({ where: { id: commentId } })
  const root = found?.parentId ? await db().comment.findUnique({ where: { id: found.parentId } }) : found
  if (root?.imageId !== imageId) throw nothingHere()
  return root
}

type Saying = { id: string; imageId: string; collectionId: string | null; parentId: string | null }

async function insert(
  tx: Tx,
  ctx: UserCtx,
  { image: { teamId } }: Granted<Place, 'comment'>,
  said: Saying,
  { text, pin, isForGuests }: Pick<CommentInput, 'text' | 'pin' | 'isForGuests'>,
): Promise<{ id: string }> {
  const audience = await audienceOfImage(tx, said.imageId, said.collectionId)
  const mentions = mentionedIn(text, audience)
  const { userId } = ctx.actor
  const data = { ...said, teamId, userId, text, mentions, isForGuests, createdAt: ctx.now, ...columnsOf(pin) }
  const { count } = await tx.comment.createMany({ data, skipDuplicates: true })
  if (count === 0) return sameAgain(tx, said, userId)
  await tellPages(tx, { teamId, what: 'comments', id: said.imageId }, audience)
  await tellMentioned(tx, ctx, { ...said, teamId }, mentions)
  await tellCommented(tx, ctx, { ...said, teamId }, { audience, named: mentions })
  return { id: said.id }
}

/** The id was sent before: it must have been by the same person, about the same image. */
async function sameAgain(tx: Tx, { id, imageId }: Saying, userId: string): Promise<{ id: string }> {
  const found = await tx.comment.findFirst({ where: { id, imageId, userId }, select: { id: true } })
  if (!found) throw new AppError('CONFLICT', 'id: is taken')
  return found
}

/** Whom a text names. INVALID_INPUT when one of them may not see what it is about. */
export function mentionedIn(text: string, audience: readonly Member[]): string[] {
  const mentions = mentionsIn(text)
  const seeing = new Set(audience.map(({ id }) => id))
  if (mentions.every((id) => seeing.has(id))) return mentions
  throw invalidInput([{ field: 'text', message: 'names somebody who may not see this' }])
}
