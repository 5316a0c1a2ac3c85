import type { LinkCtx } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { type Granted, grant } from '@/lib/core/grant'
import { newId } from '@/lib/core/ids'
import { db, inTransaction, type Tx } from '@/lib/db'
import { heldBy } from '@/lib/gallery'
import { audienceOfImage, tellPages } from '../audience'
import { erase } from '../comments/change'
import { columnsOf, pinOf } from '../comments/pin'
import { type CommentRow, readThreads } from '../comments/rows'
import { rootOf } from '../comments/write'
import { isGuestsOwn } from '../policy'
import { mustHold, nothingHere } from '../rounds/vote'
import { numbered, worded } from '../rules'
import type {
  GuestCommentChange,
  GuestCommentInput,
  GuestCommentView,
  GuestThreadList,
  GuestThreadView,
} from '../schema'
import { tellGuestCommented } from '../tell'
import { collectionOf, type GuestRow, guestOf } from './guest'

const HOUR_MS = 3_600_000
const MOST_PER_HOUR = 120

type Row = { userId: string | null; isForGuests: boolean; guest: { shareLinkId: string } | null }

/** What guests of a link read: what guests of this very link wrote, and members for guests. */
const readByGuests = (linkId: string, row: Row): boolean =>
  row.userId === null ? row.guest?.shareLinkId === linkId : row.isForGuests

/**
 * What guests of the link may read of every picture it shows, thread by thread: no word of members among themselves,
 * nor of guests of other links, nor how many there are.
 */
export async function listGuestComments(ctx: LinkCtx): Promise<GuestThreadList> {
  const collectionId = collectionOf(ctx)
  const threads = await readThreads({ collectionId })
  const imageIds = [...new Set(threads.map(({ root }) => root.imageId))]
  const shown = new Set(await heldBy(collectionId, imageIds))
  const reads = (row: CommentRow) => readByGuests(ctx.actor.linkId, row)
  const visible = threads
    .filter(({ root }) => shown.has(root.imageId) && reads(root))
    .map(({ root, answers }) => ({ root, answers: answers.filter(reads) }))
    .filter(({ root, answers }) => root.deletedAt === null || answers.length > 0)
    .map(({ root, answers }) => threadView(ctx, root, answers))
  return { items: [...Map.groupBy(visible, ({ imageId }) => imageId).values()].flatMap(numbered) }
}

const threadView = (ctx: LinkCtx, root: CommentRow, answers: CommentRow[]): GuestThreadView => ({
  ...view(ctx, root),
  pin: pinOf(root),
  number: null,
  isResolved: root.resolvedAt !== null,
  answers: answers.map((answer) => view(ctx, answer)),
})

function view({ actor }: LinkCtx, row: CommentRow): GuestCommentView {
  const named = new Set(row.mentions)
  return {
    id: row.id,
    imageId: row.imageId,
    by: { kind: row.by.kind, name: row.by.name },
    isMine: isGuestsOwn(actor, row),
    text: row.deletedAt ? '' : worded(row.text, (id) => (named.has(id) ? 'a colleague' : `{${id}}`)),
    createdAt: row.createdAt.toISOString(),
    editedAt: row.editedAt?.toISOString() ?? null,
    deletedAt: row.deletedAt?.toISOString() ?? null,
  }
}

/** A guest's words about a picture the link shows. NOT_FOUND for any other, and for a thread they cannot read. */
export async function writeGuestComment(
  ctx: LinkCtx,
  { id, imageId, parentId, text, pin }: GuestCommentInput,
): Promise<{ id: string }> {
  const collectionId = collectionOf(ctx)
  await mustHold(collectionId, imageId)
  const guest = await guestOf(ctx)
  const root = parentId ? await answerable(ctx, parentId, imageId) : null
  const said = { id: id ?? newId(ctx.now.getTime()), imageId, collectionId, parentId: root?.id ?? null }
  const { teamId } = ctx.actor
  return inTransaction(async (tx) => {
    const data = { ...said, teamId, guestId: guest.id, text, isForGuests: true, createdAt: ctx.now }
    await mustNotFlood(tx, ctx, guest)
    const { count } = await tx.comment.createMany({
      data: { ...data, ...columnsOf(pin) },
      skipDuplicates: true,
    })
    if (count === 0) return sameAgain(tx, said, guest)
    const audience = await audienceOfImage(tx, imageId, collectionId)
    await tellPages(tx, { teamId, what: 'comments', id: imageId }, audience)
    await tellGuestCommented(tx, ctx.now, guest, { ...said, teamId }, audience)
    return { id: said.id }
  })
}

async function answerable(ctx: LinkCtx, parentId: string, imageId: string) {
  const root = await rootOf(parentId, imageId)
  const guest = root.guestId
    ? await db().guest.findUnique({ where: { id: root.guestId }, select: { shareLinkId: true } })
    : null
  const isThere =
    root.collectionId === collectionOf(ctx) && readByGuests(ctx.actor.linkId, { ...root, guest })
  if (!isThere) throw nothingHere()
  return root
}

async function mustNotFlood(tx: Tx, { now }: LinkCtx, { id }: GuestRow): Promise<void> {
  const since = new Date(now.getTime() - HOUR_MS)
  const lately = await tx.comment.count({ where: { guestId: id, createdAt: { gt: since } } })
  if (lately < MOST_PER_HOUR) return
  throw new AppError('RATE_LIMITED', 'That is a lot of comments at once. Try again in an hour.')
}

async function sameAgain(tx: Tx, { id, imageId }: { id: string; imageId: string }, guest: GuestRow) {
  const found = await tx.comment.findFirst({
    where: { id, imageId, guestId: guest.id },
    select: { id: true },
  })
  if (!found) throw new AppError('CONFLICT', 'id: is taken')
  return found
}

/** Changes the guest's own words. NOT_FOUND for anybody else's. */
export async function changeGuestComment(
  ctx: LinkCtx,
  id: string,
  { text }: GuestCommentChange,
): Promise<void> {
  const comment = await findOwn(ctx, id)
  await inTransaction(async (tx) => {
    await tx.comment.update({ where: { id: comment.id }, data: { text, editedAt: ctx.now } })
    const audience = await audienceOfImage(tx, comment.imageId, comment.collectionId)
    await tellPages(tx, { teamId: comment.teamId, what: 'comments', id: comment.imageId }, audience)
  })
}

/** Takes the guest's own words away; answers stay. */
export async function deleteGuestComment(ctx: LinkCtx, id: string): Promise<void> {
  const comment = await findOwn(ctx, id)
  await inTransaction((tx) => erase(tx, ctx.now, comment))
}

type Own = NonNullable<Awaited<ReturnType<typeof findLiving>>>

async function findOwn(ctx: LinkCtx, id: string): Promise<Granted<Own, 'changeOwn'>> {
  const comment = await findLiving(collectionOf(ctx), id)
  const own = grant(ctx, 'changeOwn', comment, (actor, row) => isGuestsOwn(actor, row))
  await mustHold(collectionOf(ctx), own.imageId)
  return own
}

const findLiving = (collectionId: string, id: string) =>
  db().comment.findFirst({ where: { id, collectionId, deletedAt: null } })
