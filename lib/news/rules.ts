import { creditsInWords } from '@/lib/core/money'
import { TOLD, type ToldKind } from '@/lib/inbox/schema'
import { roundTitle, worded } from '@/lib/review/rules'
import { INVITE_ENDS } from '@/lib/teams/rules'
import type { InviteState } from '@/lib/teams/schema'
import type { HappeningView, NewsImage, NotificationView } from './schema'

/** What a reader may see of what news are about, by id; what is not in it is not there for them. */
export type Seen = {
  teams: ReadonlyMap<string, string>
  people: ReadonlyMap<string, string>
  images: ReadonlyMap<string, NewsImage>
  collections: ReadonlyMap<string, string>
  rounds: ReadonlyMap<string, { number: number; name: string; collectionId: string }>
  comments: ReadonlyMap<string, { text: string; imageId: string; collectionId: string | null }>
  /** Invites to this reader's proven address, however they stand. */
  invites: ReadonlyMap<string, { id: string; teamName: string; state: InviteState }>
}

/** What a row of news names. */
export type Named = Partial<{
  byId: string
  imageId: string
  collectionId: string
  roundId: string
  commentId: string
  inviteId: string
}>

export type Kept = {
  id: string
  teamId: string | null
  kind: string
  facts: unknown
  createdAt: Date
  readAt: Date | null
}

type Line = Pick<NotificationView, 'who' | 'sentence'> &
  Partial<Pick<NotificationView, 'quote' | 'image' | 'href' | 'invite'>>

const ROLE = { owner: 'an owner', admin: 'an admin', editor: 'an editor', viewer: 'a viewer' } as const
const QUOTED_CHARS = 140

/** The beginning of a comment on one line, with names where members are named. */
function quoteOf(text: string, people: ReadonlyMap<string, string>): string {
  const line = worded(text, (id) => people.get(id) ?? 'somebody').replace(/\s+/g, ' ')
  const chars = [...line]
  return chars.length > QUOTED_CHARS
    ? `${chars
        .slice(0, QUOTED_CHARS - 1)
        .join('')
        .trimEnd()}…`
    : line
}

const collectionHref = (id: string) => `/collections/${id}`
const commentHref = (imageId: string, commentId: string) => `/gallery/${imageId}?comment=${commentId}`

type Facts = Named & {
  guestName?: string
  role?: keyof typeof ROLE
  teamName?: string
  amountCenticredits?: number
  count?: number
}

function ofComment(seen: Seen, { commentId = '' }: Facts, who: string, did: string): Line | null {
  const comment = seen.comments.get(commentId)
  const image = comment && seen.images.get(comment.imageId)
  if (!image) return null
  const quote = quoteOf(comment.text, seen.people)
  return { who, sentence: `${who} ${did}`, quote, image, href: commentHref(comment.imageId, commentId) }
}

/** `Round 2 of “Posters”`, for who may open the collection. */
function roundIn(seen: Seen, roundId = ''): { title: string; href: string } | null {
  const round = seen.rounds.get(roundId)
  const collection = round && seen.collections.get(round.collectionId)
  if (!round || collection === undefined) return null
  return { title: `${roundTitle(round)} of “${collection}”`, href: `/rounds/${roundId}` }
}

function ofRound(seen: Seen, { roundId }: Facts, who: string, did: string): Line | null {
  const round = roundIn(seen, roundId)
  return round && { who, sentence: `${who} ${did} ${round.title.replace(/^R/, 'r')}`, href: round.href }
}

function ofCollection(seen: Seen, { collectionId = '' }: Facts, who: string): Line | null {
  const name = seen.collections.get(collectionId)
  if (name === undefined) return null
  return {
    who,
    sentence: `${who} shared the collection “${name}” with you`,
    href: collectionHref(collectionId),
  }
}

/** What a team is called now is for who is in it or still asked in; else it stays what the invite called it. */
function ofInvite(seen: Seen, { inviteId = '', role = 'viewer', teamName }: Facts, who: string): Line | null {
  const found = seen.invites.get(inviteId)
  if (!found) return null
  const { id, state } = found
  const isPresent = state === 'open' || state === 'joined'
  const name = isPresent ? found.teamName : teamName
  const asked = `${who} invited you to ${name === undefined ? 'a team' : `“${name}”`} as ${ROLE[role]}`
  const sentence = state === 'open' ? asked : `${asked}. ${INVITE_ENDS[state]}`
  return { who, sentence, invite: { id, state, teamName: name ?? 'a team' } }
}

const leftLinks = (count: number, team: string): string =>
  count === 1
    ? `a share link in “${team}”, and may have kept its address`
    : `${count} share links in “${team}”, and may have kept their addresses`

const LINES: Record<ToldKind, (seen: Seen, facts: Facts, who: string, team: string | null) => Line | null> = {
  mentioned: (seen, facts, who) => ofComment(seen, facts, who, 'mentioned you'),
  commented: (seen, facts, who) => ofComment(seen, facts, who, 'commented'),
  invited: ofInvite,
  joined: (_, { role = 'viewer' }, who, team) =>
    team === null ? null : { who, sentence: `${who} joined “${team}” as ${ROLE[role]}`, href: '/team' },
  removed: (_, { teamName = '' }, who) => ({ who, sentence: `${who} removed you from “${teamName}”` }),
  'role-changed': (_, { role = 'viewer' }, who, team) =>
    team === null ? null : { who, sentence: `${who} made you ${ROLE[role]} of “${team}”`, href: '/team' },
  'collection-shared': ofCollection,
  'round-opened': (seen, facts, who) => ofRound(seen, facts, who, 'opened'),
  'round-closed': (seen, facts, who) => ofRound(seen, facts, who, 'closed'),
  'guest-voted': (seen, facts, who) => ofRound(seen, facts, who, 'voted in'),
  'guest-commented': (seen, facts, who) => ofComment(seen, facts, who, 'commented as a guest'),
  'links-inherited': (_, { count = 0 }, who, team) =>
    team === null ? null : { who, sentence: `${who} left you ${leftLinks(count, team)}`, href: '/links' },
  'credits-received': (_, { amountCenticredits = 0 }, who, team) =>
    team === null
      ? null
      : {
          who,
          sentence: `${who} gave you ${creditsInWords(amountCenticredits)} in “${team}”`,
          href: '/credits',
        },
}

const isKind = (kind: string): kind is ToldKind => Object.hasOwn(TOLD, kind)

/** The facts of a row, or null when they are not those of its kind. */
export function factsOf({ kind, facts }: Pick<Kept, 'kind' | 'facts'>): Facts | null {
  const parsed = isKind(kind) ? TOLD[kind].safeParse(facts) : undefined
  return parsed?.success ? (parsed.data as Facts) : null
}

/**
 * A row as its reader may read it now; null when what it is about, or the team it is of, is not theirs to see any more:
 * it is then not told at all, for a sentence without names would still tell that something is there.
 */
export function lineOf(row: Kept, seen: Seen): NotificationView | null {
  const facts = factsOf(row)
  if (!facts || !isKind(row.kind)) return null
  const teamName = row.teamId === null ? undefined : seen.teams.get(row.teamId)
  const who = facts.guestName ?? seen.people.get(facts.byId ?? '') ?? 'Somebody'
  const line = LINES[row.kind](seen, facts, who, teamName ?? null)
  if (!line) return null
  return {
    id: row.id,
    kind: row.kind,
    createdAt: row.createdAt.toISOString(),
    readAt: row.readAt?.toISOString() ?? null,
    team: row.teamId !== null && teamName !== undefined ? { id: row.teamId, name: teamName } : null,
    quote: null,
    image: null,
    href: null,
    invite: null,
    ...line,
  }
}

/** One thing that happened, as the database has it. */
export type Happening = {
  kind: HappeningView['kind']
  at: Date
  id: string
  byId: string | null
  guestName: string | null
  imageId: string | null
  collectionId: string | null
  roundId: string | null
  commentId: string | null
}

const TOGETHER_MS = 60 * 60_000
const PICTURES = 5

/** What the same person did in a row, within the hour and to the same collection, is one line. */
export function gathered(happenings: readonly Happening[]): Happening[][] {
  const groups: Happening[][] = []
  for (const one of happenings) {
    const group = groups.at(-1)
    const first = group?.[0]
    if (group && first && belongs(first, one)) group.push(one)
    else groups.push([one])
  }
  return groups
}

const belongs = (first: Happening, one: Happening): boolean =>
  (one.kind === 'shown' || one.kind === 'added') &&
  one.kind === first.kind &&
  one.byId === first.byId &&
  one.collectionId === first.collectionId &&
  first.at.getTime() - one.at.getTime() < TOGETHER_MS

/** A line of the team's activity; null where nothing of it is the reader's to see. */
export function happeningLine(group: readonly Happening[], seen: Seen): HappeningView | null {
  const [first] = group
  if (!first) return null
  const who = first.guestName ?? seen.people.get(first.byId ?? '') ?? 'Somebody'
  const images = group.flatMap(({ imageId }) => seen.images.get(imageId ?? '') ?? [])
  const line = sentenceFor(first, { who, count: images.length, seen })
  if (!line) return null
  return {
    id: `${first.kind} ${first.id} ${first.collectionId ?? ''}`.trim(),
    kind: first.kind,
    at: first.at.toISOString(),
    who,
    count: Math.max(1, images.length),
    quote: null,
    images: images.slice(0, PICTURES),
    href: null,
    ...line,
  }
}

type About = { who: string; count: number; seen: Seen }

function sentenceFor(one: Happening, { who, count, seen }: About): Pick<HappeningView, 'sentence'> | null {
  const pictures = count === 1 ? 'an image' : `${count} images`
  const collection = seen.collections.get(one.collectionId ?? '')
  if (one.kind === 'shown' && count > 0)
    return { sentence: `${who} showed ${pictures} to the team`, ...at(`/gallery/${one.imageId}`) }
  if (one.kind === 'added' && count > 0 && collection !== undefined)
    return {
      sentence: `${who} added ${pictures} to “${collection}”`,
      ...at(collectionHref(one.collectionId ?? '')),
    }
  if (one.kind === 'commented')
    return ofComment(seen, named(one), who, one.guestName ? 'commented as a guest' : 'commented')
  if (one.kind === 'round-opened') return ofRound(seen, named(one), who, 'opened')
  if (one.kind === 'round-closed') return closedRound(one, seen)
  return null
}

/** Who closed a round is not kept with it. */
function closedRound({ roundId }: Happening, seen: Seen): Pick<HappeningView, 'sentence'> | null {
  const round = roundIn(seen, roundId ?? '')
  return round && { sentence: `${round.title} was closed`, ...at(round.href) }
}

const at = (href: string) => ({ href })
const named = ({ commentId, roundId }: Happening): Facts => ({
  ...(commentId && { commentId }),
  ...(roundId && { roundId }),
})
