import { z } from 'zod'
import type { UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { db } from '@/lib/db'
import { findCollection } from '@/lib/gallery'
import { mayReadCollection } from '@/lib/gallery/collections/policy'
import { mayDecide, mayManageRound, mayOpenRound, mayReadRound, mayVoteIn } from '../policy'
import type { RoundList, RoundView } from '../schema'

const MAX_ROUNDS = 100

/** A round by id with the collection as the actor may reach it; null when there is none. Say what may be done by `grant`. */
export async function findRound({ actor: { userId } }: UserCtx, id: string) {
  if (!z.uuid().safeParse(id).success) return null
  const row = await db().reviewRound.findUnique({
    where: { id },
    include: {
      openedBy: { select: { id: true, name: true } },
      collection: { include: { grants: { where: { userId }, select: { level: true } } } },
    },
  })
  if (!row) return null
  const { grants, ...collection } = row.collection
  return { ...row, collection: { ...collection, grantLevel: grants[0]?.level ?? null } }
}
export type RoundRow = NonNullable<Awaited<ReturnType<typeof findRound>>>

export const viewOf = ({ actor }: UserCtx, round: RoundRow): RoundView => ({
  id: round.id,
  collectionId: round.collectionId,
  number: round.number,
  name: round.name,
  openedBy: round.openedBy,
  openedAt: round.openedAt.toISOString(),
  closedAt: round.closedAt?.toISOString() ?? null,
  mayVote: round.closedAt === null && mayVoteIn(actor, round),
  mayDecide: mayDecide(actor, round),
  mayManage: mayManageRound(actor, round),
})

/** One round; NOT_FOUND for who may not open its collection. */
export async function getRound(ctx: UserCtx, id: string): Promise<RoundView> {
  return viewOf(ctx, grant(ctx, 'readRound', await findRound(ctx, id), mayReadRound))
}

/** The rounds of a collection, the last first. NOT_FOUND for who may not open it. */
export async function listRounds(ctx: UserCtx, collectionId: string): Promise<RoundList> {
  const collection = grant(ctx, 'readRounds', await findCollection(ctx, collectionId), mayReadCollection)
  const rows = await db().reviewRound.findMany({
    where: { collectionId: collection.id },
    include: { openedBy: { select: { id: true, name: true } } },
    orderBy: { number: 'desc' },
    take: MAX_ROUNDS,
  })
  return {
    items: rows.map((row) => viewOf(ctx, { ...row, collection })),
    mayOpen: mayOpenRound(ctx.actor, collection),
  }
}
