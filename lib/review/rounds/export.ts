import type { UserCtx } from '@/lib/core/actor'
import { csvLine } from '@/lib/core/csv'
import { grant } from '@/lib/core/grant'
import { pinOf } from '../comments/pin'
import { type CommentRow, readThreads, type ThreadRows } from '../comments/rows'
import { mayDecide } from '../policy'
import { roundTitle, worded } from '../rules'
import type { ExportQuery, ReviewedImage, RoundSummary } from '../schema'
import { findRound } from './queries'
import { summarizeRound } from './summary'

/** A round as a file: every picture in the collection's order with what was said of it, in votes and in words. */
export async function exportRound(ctx: UserCtx, roundId: string, { format }: ExportQuery): Promise<Response> {
  const round = grant(ctx, 'export', await findRound(ctx, roundId), mayDecide)
  const summary = await summarizeRound(ctx, roundId)
  const threads = await readThreads({ collectionId: round.collectionId })
  const body = format === 'csv' ? csvOf(summary, threads) : jsonOf(ctx, summary, threads)
  return new Response(body, {
    headers: {
      'content-type': format === 'csv' ? 'text/csv; charset=utf-8' : 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="${fileName(summary)}.${format}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** Letters, digits and dashes alone: safe in every header and on every disk. */
function fileName({ collectionName, round }: RoundSummary): string {
  const plain = collectionName
    .normalize('NFKD')
    .replaceAll(/[^\w-]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
    .toLowerCase()
    .slice(0, 60)
  return `${plain || 'collection'}-round-${round.number}`
}

const FIXED = ['place', 'image', 'prompt', 'final', 'picks', 'maybes', 'rejects', 'mean stars']

function csvOf({ voters, images }: RoundSummary, threads: readonly ThreadRows[]): string {
  const byImage = Map.groupBy(threads, ({ root }) => root.imageId)
  const head = [...FIXED, ...voters.map(({ name, kind }) => `${name}${kind === 'guest' ? ' (guest)' : ''}`)]
  const rows = images.map((image, index) => [
    index + 1,
    image.id,
    image.prompt,
    image.isFinal ? 'final' : '',
    image.counts.pick,
    image.counts.maybe,
    image.counts.reject,
    image.meanStars,
    ...voters.map(({ id }) => votedOf(image, id)),
    (byImage.get(image.id) ?? []).flatMap(wordsOf).join('\n'),
  ])
  // The mark at the front tells spreadsheets that it is UTF-8.
  return `\ufeff${[[...head, 'comments'], ...rows].map(csvLine).join('')}`
}

function votedOf({ votes }: ReviewedImage, voterId: string): string {
  const vote = votes.find((each) => each.voterId === voterId)
  if (!vote) return ''
  const stars = vote.stars === null ? [] : [`${vote.stars} of 5`]
  return [...(vote.verdict ? [vote.verdict] : []), ...stars].join(', ')
}

const words = ({ text, named }: CommentRow): string => {
  const names = new Map(named.map(({ id, name }) => [id, name]))
  return worded(text, (id) => names.get(id) ?? `{${id}}`)
}

const wordsOf = ({ root, answers }: ThreadRows): string[] => [
  ...(root.deletedAt ? [] : [`${root.by.name}: ${words(root)}${root.resolvedAt ? ' (resolved)' : ''}`]),
  ...answers.map((answer) => `  ${answer.by.name}: ${words(answer)}`),
]

function jsonOf(
  ctx: UserCtx,
  { round, collectionName, voters, images }: RoundSummary,
  threads: ThreadRows[],
) {
  const byId = new Map(voters.map((voter) => [voter.id, voter]))
  const byImage = Map.groupBy(threads, ({ root }) => root.imageId)
  const { id, collectionId, number, name, openedBy, openedAt, closedAt } = round
  const whole = {
    exportedAt: ctx.now.toISOString(),
    collection: { id: collectionId, name: collectionName },
    round: { id, number, name, title: roundTitle(round), openedBy: openedBy.name, openedAt, closedAt },
    images: images.map(({ id: imageId, prompt, isFinal, counts, meanStars, votes }, index) => ({
      place: index + 1,
      imageId,
      prompt,
      isFinal,
      counts,
      meanStars,
      votes: votes.map(({ voterId, verdict, stars, updatedAt }) => {
        const voter = byId.get(voterId)
        return { by: voter?.name ?? '', kind: voter?.kind ?? 'guest', verdict, stars, at: updatedAt }
      }),
      comments: (byImage.get(imageId) ?? []).map(toldThread),
    })),
  }
  return `${JSON.stringify(whole, null, 2)}\n`
}

const told = (row: CommentRow) => ({
  by: row.by.name,
  kind: row.by.kind,
  text: row.deletedAt ? null : words(row),
  at: row.createdAt.toISOString(),
})

const toldThread = ({ root, answers }: ThreadRows) => ({
  ...told(root),
  pin: pinOf(root),
  resolvedAt: root.resolvedAt?.toISOString() ?? null,
  answers: answers.map(told),
})
