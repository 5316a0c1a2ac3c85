import type { LinkCtx } from '@/lib/core/actor'
import { type Result, refuse } from '@/lib/core/result'
import { db, inTransaction } from '@/lib/db'
import { heldBy } from '@/lib/gallery'
import { audienceOfCollection } from '../audience'
import { mustHold, unvote, vote } from '../rounds/vote'
import type { GuestRound, VoteInput } from '../schema'
import { tellGuestVoted } from '../tell'
import { collectionOf, guestOf } from './guest'

const openRoundOf = (collectionId: string) =>
  db().reviewRound.findFirst({ where: { collectionId, closedAt: null } })
const noneOpen = () => refuse('CONFLICT', 'There is no open round just now.')

/** The open round of what the link shows, and what this guest said in it: never what others said, nor how many. */
export async function getGuestRound(ctx: LinkCtx): Promise<GuestRound> {
  const collectionId = collectionOf(ctx)
  const round = await openRoundOf(collectionId)
  if (!round) return { round: null, votes: [] }
  const { guestId } = ctx.actor
  const votes = guestId ? await db().reviewVote.findMany({ where: { roundId: round.id, guestId } }) : []
  const ids = votes.map(({ imageId }) => imageId)
  const shown = new Set(await heldBy(collectionId, ids))
  return {
    round: { number: round.number, name: round.name },
    votes: votes
      .filter(({ imageId }) => shown.has(imageId))
      .map(({ imageId, verdict, stars }) => ({ imageId, verdict, stars })),
  }
}

/** What a guest says of an image in the open round, in place of before. CONFLICT when none is open. */
export async function castGuestVote(
  ctx: LinkCtx,
  imageId: string,
  input: VoteInput,
): Promise<Result<undefined>> {
  const collectionId = collectionOf(ctx)
  await mustHold(collectionId, imageId)
  const guest = await guestOf(ctx)
  const round = await openRoundOf(collectionId)
  if (!round) return noneOpen()
  return inTransaction(async (tx) => {
    const voted = await vote(tx, ctx.now, round, imageId, { userId: null, guestId: guest.id }, input)
    if (voted.ok)
      await tellGuestVoted(tx, ctx.now, guest, round, await audienceOfCollection(tx, collectionId))
    return voted
  })
}

/** Takes back what the guest said. Again is nothing new. */
export async function retractGuestVote(ctx: LinkCtx, imageId: string): Promise<Result<undefined>> {
  const collectionId = collectionOf(ctx)
  await mustHold(collectionId, imageId)
  const guest = await guestOf(ctx)
  const round = await openRoundOf(collectionId)
  if (!round) return noneOpen()
  return inTransaction((tx) => unvote(tx, round, imageId, { userId: null, guestId: guest.id }))
}
