import type { UserCtx } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { type Granted, grant } from '@/lib/core/grant'
import { newId } from '@/lib/core/ids'
import { ok, type Result, refuse } from '@/lib/core/result'
import { inTransaction, Prisma, type Tx } from '@/lib/db'
import { heldBy } from '@/lib/gallery'
import { audienceOfCollection, tellPages } from '../audience'
import { mayVoteIn } from '../policy'
import type { VoteInput } from '../schema'
import { findRound, type RoundRow } from './queries'

export const nothingHere = () => new AppError('NOT_FOUND', 'There is nothing here under that address.')
type Place = { id: string; teamId: string; collectionId: string }
type Voice = { userId: string; guestId: null } | { userId: null; guestId: string }

/**
 * What one says of an image, in place of what one said before. NOT_FOUND for an image that the collection does not
 * show, CONFLICT once the round is closed.
 */
export async function castVote(
  ctx: UserCtx,
  roundId: string,
  imageId: string,
  input: VoteInput,
): Promise<Result<undefined>> {
  const round = await votable(ctx, roundId, imageId)
  return inTransaction((tx) => vote(tx, ctx.now, round, imageId, voiceOf(ctx), input))
}

/** Takes back what one said. Again is nothing new; CONFLICT once the round is closed. */
export async function retractVote(
  ctx: UserCtx,
  roundId: string,
  imageId: string,
): Promise<Result<undefined>> {
  const round = await votable(ctx, roundId, imageId)
  return inTransaction((tx) => unvote(tx, round, imageId, voiceOf(ctx)))
}

const voiceOf = ({ actor }: UserCtx): Voice => ({ userId: actor.userId, guestId: null })

async function votable(ctx: UserCtx, roundId: string, imageId: string): Promise<Granted<RoundRow, 'vote'>> {
  const round = grant(ctx, 'vote', await findRound(ctx, roundId), mayVoteIn)
  await mustHold(round.collectionId, imageId)
  return round
}

/** Throws NOT_FOUND for an image that the collection does not show. */
export async function mustHold(collectionId: string, imageId: string): Promise<void> {
  const [held] = await heldBy(collectionId, [imageId])
  if (!held) throw nothingHere()
}

/** Sets the vote of a voice, once it was checked that the voice may and that the collection shows the image. */
export async function vote(
  tx: Tx,
  now: Date,
  round: Place,
  imageId: string,
  { userId, guestId }: Voice,
  { verdict = null, stars = null }: { verdict?: VoteInput['verdict'] | null; stars?: number | null },
): Promise<Result<undefined>> {
  if (!(await holdOpen(tx, round.id))) return closed()
  const changed = await tx.$executeRaw`
    INSERT INTO "ReviewVote" AS v ("id", "roundId", "imageId", "userId", "guestId", "verdict", "stars", "updatedAt")
    VALUES (${newId(now.getTime())}::uuid, ${round.id}::uuid, ${imageId}::uuid, ${userId}::uuid, ${guestId}::uuid,
      ${verdict}::"Verdict", ${stars}::int, ${now})
    ON CONFLICT ("roundId", "imageId", ${column(userId)}) DO UPDATE
      SET "verdict" = EXCLUDED."verdict", "stars" = EXCLUDED."stars", "updatedAt" = EXCLUDED."updatedAt"
      WHERE (v."verdict", v."stars") IS DISTINCT FROM (EXCLUDED."verdict", EXCLUDED."stars")`
  if (changed > 0) await tellVoted(tx, round)
  return ok(undefined)
}

/** Removes the vote of a voice. */
export async function unvote(
  tx: Tx,
  round: Place,
  imageId: string,
  voice: Voice,
): Promise<Result<undefined>> {
  if (!(await holdOpen(tx, round.id))) return closed()
  const { count } = await tx.reviewVote.deleteMany({ where: { roundId: round.id, imageId, ...voice } })
  if (count > 0) await tellVoted(tx, round)
  return ok(undefined)
}

const column = (userId: string | null) => Prisma.raw(userId ? '"userId"' : '"guestId"')

const closed = () => refuse('CONFLICT', 'This round is closed: what was said stays as it is.')

/** Shares the round's row, so that closing waits for votes on their way and none comes after it. */
async function holdOpen(tx: Tx, roundId: string): Promise<boolean> {
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT "id" FROM "ReviewRound" WHERE "id" = ${roundId}::uuid AND "closedAt" IS NULL FOR SHARE`
  return rows.length > 0
}

async function tellVoted(tx: Tx, { id, teamId, collectionId }: Place): Promise<void> {
  await tellPages(tx, { teamId, what: 'round', id }, await audienceOfCollection(tx, collectionId))
}
