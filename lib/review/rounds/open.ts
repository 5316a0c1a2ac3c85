import { audit } from '@/lib/audit'
import type { UserCtx } from '@/lib/core/actor'
import { type Granted, grant } from '@/lib/core/grant'
import { newId } from '@/lib/core/ids'
import { ok, type Result, refuse } from '@/lib/core/result'
import { inTransaction, type Tx } from '@/lib/db'
import { type CollectionRow, findCollection } from '@/lib/gallery'
import { audienceOfCollection, tellPages } from '../audience'
import { mayManageRound, mayOpenRound } from '../policy'
import { roundTitle } from '../rules'
import type { OpenRoundInput, RoundView } from '../schema'
import { tellOfRound } from '../tell'
import { findRound, getRound, type RoundRow } from './queries'

/** Opens the next round of a collection. CONFLICT while one is open: there is never more than one. */
export async function openRound(
  ctx: UserCtx,
  collectionId: string,
  { name }: OpenRoundInput,
): Promise<Result<RoundView>> {
  const collection = grant(ctx, 'openRound', await findCollection(ctx, collectionId), mayOpenRound)
  const opened = await inTransaction((tx) => insertRound(tx, ctx, collection, name))
  return opened.ok ? ok(await getRound(ctx, opened.value)) : opened
}

async function insertRound(
  tx: Tx,
  ctx: UserCtx,
  collection: Granted<CollectionRow, 'openRound'>,
  name: string,
): Promise<Result<string>> {
  const last = await lockLast(tx, collection.id)
  if (last && last.closedAt === null) return stillOpen(last)
  const id = newId(ctx.now.getTime())
  const { id: collectionId, teamId } = collection
  const number = (last?.number ?? 0) + 1
  const data = { id, teamId, collectionId, number, name, openedById: ctx.actor.userId, openedAt: ctx.now }
  await tx.reviewRound.create({ data })
  await tellOpened(tx, ctx, { id, teamId, number, name, collection })
  return ok(id)
}

/** The last round, while the collection's row is held: what opens and reopens goes one by one. */
async function lockLast(tx: Tx, collectionId: string) {
  await tx.$queryRaw`SELECT "id" FROM "Collection" WHERE "id" = ${collectionId}::uuid FOR NO KEY UPDATE`
  return tx.reviewRound.findFirst({ where: { collectionId }, orderBy: { number: 'desc' } })
}

const stillOpen = (round: { id: string; number: number; name: string }) =>
  refuse('CONFLICT', `${roundTitle(round)} is still open. Close it first.`, { roundId: round.id })

/** Opens the last round again, with all that was said. Again is nothing new; CONFLICT for an earlier one. */
export async function reopenRound(ctx: UserCtx, id: string): Promise<Result<RoundView>> {
  const round = grant(ctx, 'reopenRound', await findRound(ctx, id), mayManageRound)
  const reopened = await inTransaction(async (tx) => {
    const last = await lockLast(tx, round.collectionId)
    if (last?.id !== round.id) return refuse('CONFLICT', 'Only the last round can be opened again.')
    if (last.closedAt === null) return ok(undefined)
    await tx.reviewRound.update({ where: { id }, data: { closedAt: null } })
    await tellOpened(tx, ctx, round)
    return ok(undefined)
  })
  return reopened.ok ? ok(await getRound(ctx, id)) : reopened
}

type Opened = Pick<RoundRow, 'id' | 'teamId' | 'number' | 'name'> & {
  collection: { id: string; name: string }
}

async function tellOpened(tx: Tx, ctx: UserCtx, round: Opened): Promise<void> {
  const members = await audienceOfCollection(tx, round.collection.id)
  await tellPages(tx, { teamId: round.teamId, what: 'round', id: round.id }, members)
  await tellOfRound(tx, ctx, 'round-opened', round, members)
  await audit(tx, ctx, {
    teamId: round.teamId,
    action: 'round.opened',
    subjectKind: 'round',
    subjectId: round.id,
    subjectName: roundTitle(round),
    facts: { number: round.number, collectionName: round.collection.name },
  })
}
