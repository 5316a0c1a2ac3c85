import type { Counts, Said, VoteView } from './schema'

/** How many said each, and what those who gave stars gave in the middle, to a tenth. */
export function tally(votes: readonly Said[]): { counts: Counts; meanStars: number | null } {
  const counts: Counts = { pick: 0, maybe: 0, reject: 0 }
  for (const { verdict } of votes) if (verdict) counts[verdict] += 1
  const stars = votes.flatMap((vote) => (vote.stars === null ? [] : [vote.stars]))
  const sum = stars.reduce((all, each) => all + each, 0)
  return { counts, meanStars: stars.length > 0 ? Math.round((sum / stars.length) * 10) / 10 : null }
}

export const FILTERS = ['all', 'picked', 'undecided', 'conflicts', 'final', 'unseen'] as const
export type Filter = (typeof FILTERS)[number]
type Judged = {
  counts: Counts
  isFinal: boolean
  mine: Said | null
  votes: readonly Pick<VoteView, 'verdict'>[]
}

/** More say pick than all else together. */
const isPickedByMost = ({ counts }: Judged) => counts.pick > counts.maybe + counts.reject
/** Somebody picked what somebody else rejected. */
const isConflict = ({ counts }: Judged) => counts.pick > 0 && counts.reject > 0
/** Nobody said anything, or neither picks nor rejects are more. */
const isUndecided = ({ counts, isFinal }: Judged) => !isFinal && counts.pick === counts.reject

const PASSES: Record<Filter, (image: Judged) => boolean> = {
  all: () => true,
  picked: isPickedByMost,
  undecided: isUndecided,
  conflicts: isConflict,
  final: ({ isFinal }) => isFinal,
  unseen: ({ mine }) => mine === null,
}

/** The images of a round that a filter lets through, in their order. */
export const filtered = <T extends Judged>(images: readonly T[], filter: Filter): T[] =>
  images.filter(PASSES[filter])

/** "Round 2", or "Round 2: Faces" when it was called something. */
export const roundTitle = ({ number, name }: { number: number; name: string }): string =>
  name ? `Round ${number}: ${name}` : `Round ${number}`

const MENTION = /@\{([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\}/gi

/** The members a text names, each once. */
export const mentionsIn = (text: string): string[] => [
  ...new Set([...text.matchAll(MENTION)].map((match) => (match[1] ?? '').toLowerCase())),
]

/** A text in pieces: words as they are, and the ids of whom it names. */
export function piecesOf(text: string): ({ words: string } | { id: string })[] {
  const pieces: ({ words: string } | { id: string })[] = []
  let from = 0
  for (const match of text.matchAll(MENTION)) {
    if (match.index > from) pieces.push({ words: text.slice(from, match.index) })
    pieces.push({ id: (match[1] ?? '').toLowerCase() })
    from = match.index + match[0].length
  }
  if (from < text.length) pieces.push({ words: text.slice(from) })
  return pieces
}

/** The text with a name where a member is named. */
export const worded = (text: string, nameOf: (id: string) => string): string =>
  piecesOf(text)
    .map((piece) => ('words' in piece ? piece.words : `@${nameOf(piece.id)}`))
    .join('')

/** Numbers the pinned among threads as they lie: what stands on the picture stands at the comment. */
export function numbered<T extends { pin: unknown }>(
  threads: readonly T[],
): (T & { number: number | null })[] {
  let last = 0
  return threads.map((thread) => ({ ...thread, number: thread.pin ? ++last : null }))
}
