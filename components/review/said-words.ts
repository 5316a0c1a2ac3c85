import type { Counts, ReviewedImage, Said, Voter } from '@/lib/review/schema'

const times = (count: number, one: string, many: string) =>
  count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]

/** "2 picks · 1 reject", or that nobody said anything. */
export function countsInWords({ pick, maybe, reject }: Counts): string {
  const said = [
    ...times(pick, 'pick', 'picks'),
    ...times(maybe, 'maybe', 'maybes'),
    ...times(reject, 'reject', 'rejects'),
  ]
  return said.length > 0 ? said.join(' · ') : 'no verdict yet'
}

/** "pick, 4 of 5" */
export const saidInWords = ({ verdict, stars }: Said): string =>
  [...(verdict ? [verdict] : []), ...(stars ? [`${stars} of 5`] : [])].join(', ')

/** Who said what of an image, as lines. */
export function linesOf({ votes }: Pick<ReviewedImage, 'votes'>, voters: readonly Voter[]) {
  const byId = new Map(voters.map((voter) => [voter.id, voter]))
  return votes.flatMap((vote) => {
    const voter = byId.get(vote.voterId)
    if (!voter) return []
    const name = voter.kind === 'guest' ? `${voter.name} (guest)` : voter.name
    return [{ id: voter.id, name, words: saidInWords(vote) }]
  })
}
