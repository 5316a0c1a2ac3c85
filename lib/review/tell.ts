import type { UserCtx } from '@/lib/core/actor'
import type { Tx } from '@/lib/db'
import { tell } from '@/lib/inbox'
import type { Member } from './audience'

type Round = { id: string; teamId: string; collection: { id: string } }

/** Tells who may open the collection that a round of it began or ended. */
export function tellOfRound(
  tx: Tx,
  { actor, now }: UserCtx,
  kind: 'round-opened' | 'round-closed',
  { id: roundId, teamId, collection }: Round,
  members: readonly Member[],
): Promise<void> {
  const facts = { byId: actor.userId, roundId, collectionId: collection.id }
  return tell(tx, now, idsOf(members), { teamId, kind, subject: roundId, facts })
}

type Said = {
  id: string
  teamId: string
  imageId: string
  collectionId: string | null
  parentId: string | null
}

/** Tells members that they were named in a comment: once for each comment, however often it is changed. */
export function tellMentioned(
  tx: Tx,
  { actor, now }: UserCtx,
  comment: Said,
  userIds: readonly string[],
): Promise<void> {
  const { id: commentId, teamId, imageId, collectionId } = comment
  const facts = { byId: actor.userId, imageId, commentId, ...(collectionId && { collectionId }) }
  return tell(tx, now, userIds, { teamId, kind: 'mentioned', subject: commentId, facts })
}

/** Tells the image's author and who takes part in the thread, but for those who were named in it. */
export async function tellCommented(
  tx: Tx,
  { actor, now }: UserCtx,
  comment: Said,
  { audience, named }: { audience: readonly Member[]; named: readonly string[] },
): Promise<void> {
  const { id: commentId, teamId, imageId, collectionId } = comment
  const concerned = await concernedBy(tx, comment, [])
  const userIds = within(audience, concerned).filter((id) => !named.includes(id))
  const facts = { byId: actor.userId, imageId, commentId, ...(collectionId && { collectionId }) }
  await tell(tx, now, userIds, { teamId, kind: 'commented', subject: commentId, facts })
}

type Guest = { id: string; name: string; sharedById: string }

/** Tells the same people, the collection's owner and who made the link, of a guest's words. */
export async function tellGuestCommented(
  tx: Tx,
  now: Date,
  guest: Guest,
  comment: Said & { collectionId: string },
  audience: readonly Member[],
): Promise<void> {
  const { id: commentId, teamId, imageId, collectionId } = comment
  const owner = await ownerOf(tx, collectionId)
  const userIds = within(audience, await concernedBy(tx, comment, [guest.sharedById, ...owner]))
  const facts = { guestName: guest.name, commentId, imageId, collectionId }
  await tell(tx, now, userIds, { teamId, kind: 'guest-commented', subject: commentId, facts })
}

type OpenRound = { id: string; teamId: string; collectionId: string; openedById: string }

/** Tells who opened the round, whose collection it is and who made the link: once for each guest and round. */
export async function tellGuestVoted(
  tx: Tx,
  now: Date,
  guest: Guest,
  { id: roundId, teamId, collectionId, openedById }: OpenRound,
  audience: readonly Member[],
): Promise<void> {
  const owner = await ownerOf(tx, collectionId)
  const userIds = within(audience, [openedById, guest.sharedById, ...owner])
  const facts = { guestName: guest.name, roundId, collectionId }
  await tell(tx, now, userIds, { teamId, kind: 'guest-voted', subject: `${roundId}:${guest.id}`, facts })
}

const idsOf = (members: readonly Member[]) => members.map(({ id }) => id)

const within = (audience: readonly Member[], userIds: readonly string[]): string[] => {
  const seeing = new Set(idsOf(audience))
  return [...new Set(userIds)].filter((id) => seeing.has(id))
}

async function ownerOf(tx: Tx, collectionId: string): Promise<string[]> {
  const found = await tx.collection.findUnique({ where: { id: collectionId }, select: { userId: true } })
  return found ? [found.userId] : []
}

async function concernedBy(tx: Tx, { imageId, parentId }: Said, more: string[]): Promise<string[]> {
  const image = await tx.image.findUnique({ where: { id: imageId }, select: { userId: true } })
  const thread = parentId
    ? await tx.comment.findMany({
        where: { OR: [{ id: parentId }, { parentId }], userId: { not: null } },
        select: { userId: true },
        distinct: ['userId'],
      })
    : []
  return [...(image ? [image.userId] : []), ...thread.flatMap(({ userId }) => userId ?? []), ...more]
}
