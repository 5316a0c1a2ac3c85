import type { UserCtx } from '@/lib/core/actor'
import { type Granted, grant } from '@/lib/core/grant'
import { db, inTransaction, type Tx } from '@/lib/db'
import { zipCollection } from '@/lib/share'
import { audienceOfCollection, tellPages } from '../audience'
import { mayDecide } from '../policy'
import { findRound, type RoundRow } from './queries'
import { mustHold } from './vote'

/** Marks an image as what the round was decided for, also once it is closed. Again is nothing new. */
export async function markFinal(ctx: UserCtx, roundId: string, imageId: string): Promise<void> {
  const round = grant(ctx, 'decide', await findRound(ctx, roundId), mayDecide)
  await mustHold(round.collectionId, imageId)
  await inTransaction(async (tx) => {
    const data = { roundId, imageId, userId: ctx.actor.userId, createdAt: ctx.now }
    const { count } = await tx.reviewFinal.createMany({ data, skipDuplicates: true })
    if (count > 0) await tellDecided(tx, round)
  })
}

/** Takes the mark away. Again is nothing new. */
export async function unmarkFinal(ctx: UserCtx, roundId: string, imageId: string): Promise<void> {
  const round = grant(ctx, 'decide', await findRound(ctx, roundId), mayDecide)
  await mustHold(round.collectionId, imageId)
  await inTransaction(async (tx) => {
    const { count } = await tx.reviewFinal.deleteMany({ where: { roundId, imageId } })
    if (count > 0) await tellDecided(tx, round)
  })
}

/** The originals of what the round was decided for, as one archive, for who decides. */
export async function zipFinals(ctx: UserCtx, roundId: string, request: Request): Promise<Response> {
  const round = grant(ctx, 'decide', await findRound(ctx, roundId), mayDecide)
  const finals = await db().reviewFinal.findMany({ where: { roundId }, select: { imageId: true } })
  return zipCollection(ctx, round.collectionId, request, new Set(finals.map(({ imageId }) => imageId)))
}

async function tellDecided(tx: Tx, { id, teamId, collectionId }: Granted<RoundRow, 'decide'>): Promise<void> {
  await tellPages(tx, { teamId, what: 'round', id }, await audienceOfCollection(tx, collectionId))
}
