import type { UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { db } from '@/lib/db'
import { collectionItems } from '@/lib/gallery'
import { mayReadRound } from '../policy'
import { tally } from '../rules'
import type { ReviewedImage, RoundSummary, Voter, VoteView } from '../schema'
import { findRound, viewOf } from './queries'

/** A round with every picture the collection shows now, and who said what. NOT_FOUND for who may not open it. */
export async function summarizeRound(ctx: UserCtx, roundId: string): Promise<RoundSummary> {
  const round = grant(ctx, 'readRound', await findRound(ctx, roundId), mayReadRound)
  const [items, votes, finals] = await Promise.all([
    collectionItems(round.collectionId),
    readVotes(roundId),
    db().reviewFinal.findMany({ where: { roundId }, select: { imageId: true } }),
  ])
  const isFinal = new Set(finals.map(({ imageId }) => imageId))
  const said = Map.groupBy(votes, ({ imageId }) => imageId)
  const images = items.map(({ id, widthPx, heightPx, thumbhash, hasVariants, prompt }): ReviewedImage => {
    const ofImage = said.get(id) ?? []
    const mine = ofImage.find(({ voter }) => voter.id === ctx.actor.userId)
    return {
      ...{ id, widthPx, heightPx, thumbhash, hasVariants, prompt },
      ...tally(ofImage),
      isFinal: isFinal.has(id),
      votes: ofImage.map(voteView),
      mine: mine ? { verdict: mine.verdict, stars: mine.stars } : null,
    }
  })
  return {
    round: viewOf(ctx, round),
    collectionName: round.collection.name,
    voters: votersOf(votes, new Set(items.map(({ id }) => id))),
    images,
  }
}

type VoteRow = Awaited<ReturnType<typeof readVotes>>[number]

async function readVotes(roundId: string) {
  const rows = await db().reviewVote.findMany({
    where: { roundId },
    include: { user: { select: { id: true, name: true } }, guest: { select: { id: true, name: true } } },
    orderBy: [{ updatedAt: 'asc' }, { id: 'asc' }],
  })
  return rows.flatMap(({ user, guest, ...row }) => {
    const who = user ?? guest
    const voter: Voter | null = who && { kind: user ? 'member' : 'guest', ...who }
    return voter ? [{ ...row, voter }] : []
  })
}

const voteView = ({ verdict, stars, voter, updatedAt }: VoteRow): VoteView => ({
  verdict,
  stars,
  voterId: voter.id,
  updatedAt: updatedAt.toISOString(),
})

/** Who voted for any of the pictures that are shown, each once, by name. */
function votersOf(votes: readonly VoteRow[], shown: ReadonlySet<string>): Voter[] {
  const voters = new Map(
    votes.filter(({ imageId }) => shown.has(imageId)).map(({ voter }) => [voter.id, voter]),
  )
  return [...voters.values()].sort((a, b) => a.name.localeCompare(b.name) || a.id.localeCompare(b.id))
}
