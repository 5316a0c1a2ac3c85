import { type Calendar, momentOf } from '@/components/gallery/calendar'
import type { LinkView } from '@/lib/share/schema'

const KIND = { image: 'A picture', collection: 'A collection', sweep: 'A sweep', run: 'A run' } as const
const NAME_CHARS = 90

/** What a link shows, as its list calls it; without a name for who may not see the thing. */
export function targetWords({ target: { kind, name } }: LinkView): string {
  if (!name) return KIND[kind]
  return name.length > NAME_CHARS ? `${name.slice(0, NAME_CHARS - 1)}…` : name
}

const PATH = { image: '/gallery', collection: '/collections', sweep: '/sweeps' } as const

/** Where the thing itself is; null where there is no page of it, or not for the reader. */
export const targetHref = ({ target: { kind, id, name } }: LinkView): string | null =>
  name === null || kind === 'run' ? null : `${PATH[kind]}/${id}`

/** `until 4 December 2026 at 10:00`. */
export function lastingWords({ state, expiresAt }: LinkView, calendar: Calendar): string {
  if (state === 'revoked') return 'revoked'
  if (!expiresAt) return 'until it is revoked'
  return `${state === 'expired' ? 'ended' : 'until'} ${momentOf(expiresAt, calendar)}`
}

/** `Yours, made on 21 November 2026 at 10:00`. */
export const madeWords = ({ isOwn, by, createdAt }: LinkView, calendar: Calendar): string =>
  `${isOwn ? 'Yours' : `By ${by.name}`}, made on ${momentOf(createdAt, calendar)}`

/** `Maya Lindqvist made it and left it to you on …, and may have kept its address`; empty for one's own making. */
export function inheritedWords({ inherited, isOwn, by, state }: LinkView, calendar: Calendar): string {
  if (!inherited) return ''
  const left = `${inherited.from.name} made it and left it to ${isOwn ? 'you' : by.name} on ${momentOf(inherited.at, calendar)}`
  if (state !== 'open') return left
  const way = isOwn ? '. A new address, or revoking it, shuts that one' : ''
  return `${left}, and may have kept its address${way}`
}

/** What it allows: `with a password · downloads · votes`. */
export function allowedWords(link: LinkView): string {
  const { hasPassword, showsPrompt, allowsDownload, givesOriginals, allowsVotes, allowsComments } = link
  const words = [
    hasPassword && 'with a password',
    showsPrompt && 'prompt shown',
    allowsDownload && (givesOriginals ? 'originals' : 'downloads'),
    allowsVotes && 'votes',
    allowsComments && 'comments',
  ]
  return words.filter(Boolean).join(' · ')
}

/** `seen 12 times, last on ...`. */
export function seenWords({ viewCount, lastViewedAt }: LinkView, calendar: Calendar): string {
  if (viewCount === 0 || !lastViewedAt) return 'not seen yet'
  return `seen ${viewCount === 1 ? 'once' : `${viewCount} times`}, last on ${momentOf(lastViewedAt, calendar)}`
}
