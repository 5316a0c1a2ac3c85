import { creditsInWords } from '@/lib/core/money'
import { AUDITED, type AuditAction, type KnownFacts } from './schema'

type Told<A extends AuditAction> = { who: string; what: string; kind: string; facts: KnownFacts<A> }
type Sentences = { [A in AuditAction]: (told: Told<A>) => string }

const quoted = (name: string, instead: string) => (name ? `“${name}”` : instead)
const images = (count: number) => (count === 1 ? 'an image' : `${count} images`)
const ROLE = { owner: 'an owner', admin: 'an admin', editor: 'an editor', viewer: 'a viewer' } as const
const LEVEL = { view: 'see it', add: 'add to it', manage: 'manage it' } as const
const LINKED = { image: 'an image', collection: 'a collection', sweep: 'a sweep', run: 'a run' } as const

const shownThing = ({ what, kind, facts }: Told<'image.shown' | 'image.hidden'>) =>
  kind === 'image' ? images(facts.count) : `the ${kind} ${quoted(what, 'without a name')}`

type Downloaded = Told<'image.original-downloaded' | 'image.copy-downloaded'>

function downloaded({ who, what, kind, facts: { count } }: Downloaded, thing: 'original' | 'full-size copy') {
  const many = thing === 'original' ? 'originals' : 'full-size copies'
  if (kind !== 'image' || count !== 1)
    return `${who} downloaded ${count} ${many} of ${quoted(what, `a ${kind}`)}`
  return `${who} downloaded ${thing === 'original' ? 'an' : 'a'} ${thing}${what ? `, ${quoted(what, '')}` : ''}`
}

const worksTo = (toName?: string) => (toName ? `; the work went to ${toName}` : '')

function invited({ who, what, facts }: Told<'member.invited'>): string {
  if (facts.email) return `${who} invited ${what || facts.email} as ${ROLE[facts.role]}`
  const uses = facts.maxUses === 1 ? 'one person' : `${facts.maxUses} people`
  return `${who} made an invite link that lets ${uses} join as ${ROLE[facts.role]}`
}

function uninvited({ who, what, facts }: Told<'member.invite-revoked'>): string {
  if (facts.email) return `${who} took back the invite of ${what || facts.email}`
  return `${who} took back an invite link for ${ROLE[facts.role]}`
}

function linked({ who, what, facts }: Told<'link.created'>): string {
  const protection = facts.hasPassword ? ', with a password' : ''
  const downloads = facts.givesOriginals ? 'originals' : 'downloads'
  const giving = facts.allowsDownload ? `, ${downloads} allowed` : ''
  return `${who} made a share link to ${what ? quoted(what, '') : LINKED[facts.targetKind]}${protection}${giving}`
}

function changedCollection({ who, what, facts }: Told<'collection.changed'>): string {
  const { nameFrom, teamLevel } = facts
  const named =
    nameFrom === undefined ? '' : `renamed the collection ${quoted(nameFrom, '')} to ${quoted(what, '')}`
  if (teamLevel === undefined) return `${who} ${named || `changed the collection ${quoted(what, '')}`}`
  const seen = teamLevel === null ? 'made it private' : `let everybody ${LEVEL[teamLevel]}`
  return named ? `${who} ${named} and ${seen}` : `${who} changed the collection ${quoted(what, '')}: ${seen}`
}

const round = (facts: { number: number; collectionName?: string }, what: string) =>
  `round ${facts.number} of ${quoted(facts.collectionName ?? what, 'a collection')}`

const SENTENCES: Sentences = {
  'team.created': ({ who, what }) => `${who} made the team ${quoted(what, '')}`,
  'team.renamed': ({ who, facts }) => `${who} renamed the team from “${facts.from}” to “${facts.to}”`,
  'team.deleted': ({ who, what }) => `${who} deleted the team ${quoted(what, '')}`,
  'team.restored': ({ who, what }) => `${who} brought the team ${quoted(what, '')} back`,
  'member.invited': invited,
  'member.invite-revoked': uninvited,
  'member.invite-declined': ({ who, facts }) => `${who} declined the invite to join as ${ROLE[facts.role]}`,
  'member.joined': ({ who, facts }) =>
    `${who} joined as ${ROLE[facts.role]}${facts.invitedByName ? `, invited by ${facts.invitedByName}` : ''}`,
  'member.left': ({ who, facts }) => `${who} left the team${worksTo(facts.toName)}`,
  'member.removed': ({ who, what, facts }) => `${who} removed ${what}${worksTo(facts.toName)}`,
  'member.role-changed': ({ who, what, facts }) =>
    `${who} made ${what} ${ROLE[facts.to]}, before ${ROLE[facts.from]}`,
  'credits.given': ({ who, what, facts }) =>
    `${who} gave ${what} ${creditsInWords(facts.amountCenticredits)}${facts.note ? ` “${facts.note}”` : ''}`,
  'image.shown': (told) => `${told.who} showed ${shownThing(told)} to the team`,
  'image.hidden': (told) => `${told.who} hid ${shownThing(told)} from the team`,
  'image.original-downloaded': (told) => downloaded(told, 'original'),
  'image.copy-downloaded': (told) => downloaded(told, 'full-size copy'),
  'image.original-opened': ({ who, what }) =>
    `${who} opened an original at its full size${what ? `, ${quoted(what, '')}` : ''}`,
  'collection.created': ({ who, what, facts }) =>
    `${who} made the ${facts.teamLevel ? 'shared' : 'private'} collection ${quoted(what, '')}`,
  'collection.changed': changedCollection,
  'collection.deleted': ({ who, what }) => `${who} deleted the collection ${quoted(what, '')}`,
  'collection.restored': ({ who, what }) => `${who} took the collection ${quoted(what, '')} out of the trash`,
  'collection.granted': ({ who, what, facts }) =>
    facts.level
      ? `${who} let ${facts.granteeName} into the collection ${quoted(what, '')}, to ${LEVEL[facts.level]}`
      : `${who} took ${facts.granteeName}’s place in the collection ${quoted(what, '')} away`,
  'link.created': linked,
  'link.changed': ({ who, what, facts }) =>
    `${who} changed the share link ${quoted(what, 'without a name')}: ${facts.changed.join(', ')}`,
  'link.revoked': ({ who, what }) => `${who} revoked the share link ${quoted(what, 'without a name')}`,
  'link.inherited': ({ what, facts: { count, toName, names } }) =>
    `${count === 1 ? 'A share link' : `${count} share links`} of ${what} went to ${toName}${names.length > 0 ? `: ${names.map((name) => quoted(name, '')).join(', ')}` : ''}`,
  'link.unlocked-failed': ({ what, facts }) =>
    `${facts.tries === 1 ? 'A wrong password was' : `${facts.tries} wrong passwords were`} tried on the share link ${quoted(what, 'without a name')}`,
  'round.opened': ({ who, what, facts }) => `${who} opened ${round(facts, what)}`,
  'round.closed': ({ who, what, facts }) => `${who} closed ${round(facts, what)}`,
  'token.created': ({ who, what }) => `${who} made the API token ${quoted(what, '')}`,
  'token.revoked': ({ who, what }) => `${who} revoked the API token ${quoted(what, '')}`,
}

const isKnown = (action: string): action is AuditAction => Object.hasOwn(AUDITED, action)

/** What an event of the log says to people, one plain sentence without its point. */
export function auditSentence(event: {
  action: string
  actorName: string
  subjectKind: string
  subjectName: string
  facts: unknown
}): string {
  const { action, actorName: who, subjectName: what, subjectKind: kind } = event
  const parsed = isKnown(action) ? AUDITED[action].safeParse(event.facts) : undefined
  if (!parsed?.success) return `${who}: ${action} ${quoted(what, '')}`.trim()
  const say = SENTENCES[action as AuditAction] as (told: Told<AuditAction>) => string
  return say({ who, what, kind, facts: parsed.data as KnownFacts<AuditAction> })
}
