import { describe, expect, it } from 'vitest'
import { auditSentence } from './rules'
import { AUDIT_ACTIONS, AUDIT_GROUPS, AUDITED, type AuditAction, type AuditFacts } from './schema'

type Facts = { [A in AuditAction]: AuditFacts<A> }

/** Facts as they are kept of each; what is not told apart by them is told apart in the cases below. */
const SAMPLES: Facts = {
  'team.created': {},
  'team.renamed': { from: 'South', to: 'North' },
  'team.deleted': {},
  'team.restored': {},
  'member.invited': { role: 'editor', email: 'maya@example.com' },
  'member.invite-revoked': { role: 'editor' },
  'member.invite-declined': { role: 'editor' },
  'member.joined': { role: 'editor', invitedByName: 'Ada' },
  'member.left': { role: 'viewer' },
  'member.removed': { role: 'editor', toName: 'Ada' },
  'member.role-changed': { from: 'editor', to: 'admin' },
  'credits.given': { amountCenticredits: 650 },
  'image.shown': { count: 3 },
  'image.hidden': {},
  'image.original-downloaded': {},
  'image.copy-downloaded': {},
  'image.original-opened': {},
  'collection.created': {},
  'collection.changed': { nameFrom: 'Old' },
  'collection.deleted': {},
  'collection.restored': {},
  'collection.granted': { granteeName: 'Maya', level: 'add' },
  'link.created': { targetKind: 'collection', hasPassword: true, allowsDownload: true, givesOriginals: true },
  'link.changed': { changed: ['expiry', 'password'] },
  'link.revoked': {},
  'link.inherited': { count: 2, toName: 'Ada', names: ['For Acme'] },
  'link.unlocked-failed': { tries: 3 },
  'round.opened': { number: 2, collectionName: 'Posters' },
  'round.closed': { number: 2, collectionName: 'Posters' },
  'token.created': { scopes: ['run:read'], expiresAt: '2026-12-01T00:00:00.000Z' },
  'token.revoked': {},
}

const said = (action: string, facts: unknown, more: { subjectKind?: string; subjectName?: string } = {}) =>
  auditSentence({ action, facts, actorName: 'Theo', subjectKind: 'image', subjectName: 'North', ...more })

describe('what the log says', () => {
  it.each(AUDIT_ACTIONS)('%s is a sentence of its own, with who did it or what it was', (action) => {
    const sentence = said(action, AUDITED[action].parse(SAMPLES[action]))
    expect(sentence).toMatch(/Theo|share link/)
    expect(sentence).not.toMatch(/undefined|null|NaN|\[object|\.$| {2}/)
    expect(sentence).not.toContain(action)
  })

  it.each([
    [
      'member.invited',
      { role: 'viewer', maxUses: 5 },
      'Theo made an invite link that lets 5 people join as a viewer',
    ],
    ['member.invited', { role: 'admin' }, 'Theo made an invite link that lets one person join as an admin'],
    ['image.shown', { count: 1 }, 'Theo showed an image to the team'],
    ['image.shown', { count: 4 }, 'Theo showed 4 images to the team'],
    ['image.original-downloaded', { count: 12 }, 'Theo downloaded 12 originals of “North”'],
    ['image.copy-downloaded', {}, 'Theo downloaded a full-size copy, “North”'],
    ['image.copy-downloaded', { count: 12 }, 'Theo downloaded 12 full-size copies of “North”'],
    ['collection.changed', { teamLevel: null }, 'Theo changed the collection “North”: made it private'],
    [
      'collection.changed',
      { nameFrom: 'Old', teamLevel: 'view' },
      'Theo renamed the collection “Old” to “North” and let everybody see it',
    ],
    ['collection.changed', {}, 'Theo changed the collection “North”'],
    [
      'collection.granted',
      { granteeName: 'Maya', level: null },
      'Theo took Maya’s place in the collection “North” away',
    ],
    ['credits.given', { amountCenticredits: 100, note: 'for tea' }, 'Theo gave North 1 credit “for tea”'],
    ['link.created', { targetKind: 'run' }, 'Theo made a share link to “North”'],
  ])('%s %j', (action, facts, sentence) => expect(said(action, facts)).toBe(sentence))

  it('of what it does not know is what is there', () => {
    expect(said('tax.evaded', {})).toBe('Theo: tax.evaded “North”')
    expect(said('team.renamed', { from: 1 })).toBe('Theo: team.renamed “North”')
  })

  it('has a group for each action, and an action for each group', () => {
    const groups = new Set(AUDIT_ACTIONS.map((action) => action.split('.')[0]))
    expect([...groups].sort()).toEqual([...AUDIT_GROUPS].sort())
  })
})
