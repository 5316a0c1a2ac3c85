import { audit } from '@/lib/audit'
import type { UserCtx } from '@/lib/core/actor'
import { type Granted, grant } from '@/lib/core/grant'
import { inTransaction, type Tx } from '@/lib/db'
import { audienceOfCollection, tellPages } from '../audience'
import { mayManageRound } from '../policy'
import { roundTitle } from '../rules'
import type { RoundView } from '../schema'
import { tellOfRound } from '../tell'
import { findRound, getRound, type RoundRow } from './queries'

/** Ends a round: nobody votes in it any more. Again is nothing new. */
export async function closeRound(ctx: UserCtx, id: string): Promise<RoundView> {
  const round = grant(ctx, 'closeRound', await findRound(ctx, id), mayManageRound)
  await inTransaction((tx) => close(tx, ctx, round))
  return getRound(ctx, id)
}

async function close(tx: Tx, ctx: UserCtx, round: Granted<RoundRow, 'closeRound'>): Promise<void> {
  const { count } = await tx.reviewRound.updateMany({
    where: { id: round.id, closedAt: null },
    data: { closedAt: ctx.now },
  })
  if (count === 0) return
  const members = await audienceOfCollection(tx, round.collectionId)
  await tellPages(tx, { teamId: round.teamId, what: 'round', id: round.id }, members)
  await tellOfRound(tx, ctx, 'round-closed', round, members)
  await audit(tx, ctx, {
    teamId: round.teamId,
    action: 'round.closed',
    subjectKind: 'round',
    subjectId: round.id,
    subjectName: roundTitle(round),
    facts: { number: round.number, collectionName: round.collection.name },
  })
}
