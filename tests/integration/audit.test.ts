import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { UserCtx } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { newPerson, openStudio, type Studio } from './studio'

let studio: Studio
let audits: typeof import('@/lib/audit')
let ctx: UserCtx

beforeAll(async () => {
  studio = await openStudio()
  audits = await import('@/lib/audit')
})
afterAll(() => studio.close())
beforeEach(async () => {
  ctx = await newPerson(studio, 0)
})

type Entry = Parameters<typeof audits.audit>[2]
const renamed = (to: string, more: Partial<Entry> = {}): Entry => ({
  teamId: ctx.actor.teamId,
  action: 'team.renamed',
  subjectKind: 'team',
  subjectId: ctx.actor.teamId,
  subjectName: to,
  facts: { from: 'Maya', to },
  ...more,
})
const write = (entry: Entry, as: Parameters<typeof audits.audit>[1] = ctx) =>
  studio.inTransaction((tx) => audits.audit(tx, as, entry))
const sentences = async (query: object = {}, as = ctx) =>
  (await audits.listAudit(as, { limit: 50, ...query })).items.map((item) => item.sentence)

describe('the log', () => {
  it('says who did what in a sentence, newest first', async () => {
    await write(renamed('North'))
    const email = 'theo@example.com'
    await write({
      ...renamed(email),
      action: 'member.invited',
      subjectKind: 'invite',
      subjectId: newId(),
      facts: { role: 'editor', email },
    })
    expect(await sentences()).toEqual([
      'Maya invited theo@example.com as an editor',
      'Maya renamed the team from “Maya” to “North”',
    ])
  })

  it('stands only if the deed does', async () => {
    const failed = studio.inTransaction(async (tx) => {
      await audits.audit(tx, ctx, renamed('North'))
      throw new Error('no')
    })
    await expect(failed).rejects.toThrow('no')
    expect(await sentences()).toEqual([])
  })

  it('refuses facts that are not those of the action', async () => {
    await expect(write(renamed('North', { facts: { role: 'editor' } }))).rejects.toThrow()
    expect(await sentences()).toEqual([])
  })

  it('keeps the name somebody had, and can neither be changed nor thinned', async () => {
    await write(renamed('North'))
    await studio.db().user.update({ where: { id: ctx.actor.userId }, data: { name: 'Somebody else' } })
    expect(await sentences()).toEqual(['Maya renamed the team from “Maya” to “North”'])
    const { teamId } = ctx.actor
    await expect(studio.db().auditEvent.deleteMany({ where: { teamId } })).rejects.toThrow()
    await expect(
      studio.db().auditEvent.updateMany({ where: { teamId }, data: { actorName: 'Nobody' } }),
    ).rejects.toThrow()
  })

  it('is each team’s own', async () => {
    await write(renamed('North'))
    expect(await sentences({}, await newPerson(studio, 0))).toEqual([])
  })

  it('names the link and the guest, the system, and the token a script used', async () => {
    const { teamId, userId } = ctx.actor
    const link = {
      id: newId(),
      teamId,
      userId,
      targetKind: 'image',
      targetId: newId(),
      name: 'For Acme',
    } as const
    await studio.db().shareLink.create({ data: { ...link, tokenHash: newId() } })
    const guest = { id: newId(), shareLinkId: link.id, name: 'Ines', secretHash: newId() }
    await studio.db().guest.create({ data: guest })
    const stranger = {
      kind: 'shareLink',
      linkId: link.id,
      teamId,
      sharedById: link.userId,
      target: { kind: 'image', id: link.targetId },
      showsPrompt: false,
      allowsDownload: true,
      givesOriginals: true,
      allowsVotes: false,
      allowsComments: false,
    } as const
    const download: Entry = {
      ...renamed(''),
      action: 'image.original-downloaded',
      subjectKind: 'image',
      subjectName: 'a red sofa',
      facts: { linkId: link.id },
    }
    await write(download, { actor: { ...stranger, guestId: guest.id }, now: new Date(1) })
    await write(download, { actor: { ...stranger, guestId: null }, now: new Date(2) })
    await write(renamed('North'), { actor: { kind: 'system' }, now: new Date(3) })
    const token = { id: newId(), name: 'Nightly', prefix: 'tri_x', tokenHash: newId(), expiresAt: new Date() }
    await studio.db().apiToken.create({ data: { ...token, userId } })
    const actor = { ...ctx.actor, token: { id: token.id, scopes: [] } }
    await write(renamed('North'), { actor, now: new Date(4) })
    const { items } = await audits.listAudit(ctx, { limit: 50 })
    expect(items.map((item) => item.actor.name)).toEqual([
      'Maya',
      'Triptych',
      'Somebody with the link “For Acme”',
      'Ines (guest with the link “For Acme”)',
    ])
    expect(items[0]?.facts.byToken).toBe('Nightly')
    expect(items[3]?.sentence).toBe(
      'Ines (guest with the link “For Acme”) downloaded an original, “a red sofa”',
    )
  })
})

describe('finding in it', () => {
  beforeEach(async () => {
    await write(renamed('One'), { ...ctx, now: new Date('2026-01-01T00:00:00Z') })
    await write(renamed('Two 100%'), { ...ctx, now: new Date('2026-02-01T00:00:00Z') })
    await write(
      { ...renamed('A script'), action: 'token.revoked', subjectKind: 'token', facts: {} },
      { actor: { kind: 'system' }, now: new Date('2026-03-01T00:00:00Z') },
    )
  })

  it('by action, group, person, dates and words', async () => {
    const [one, two] = [
      'Maya renamed the team from “Maya” to “One”',
      'Maya renamed the team from “Maya” to “Two 100%”',
    ]
    const revoked = 'Triptych revoked the API token “A script”'
    expect(await sentences({ action: 'token' })).toEqual([revoked])
    expect(await sentences({ action: 'team.renamed' })).toEqual([two, one])
    expect(await sentences({ personId: ctx.actor.userId })).toEqual([two, one])
    expect(await sentences({ personId: newId() })).toEqual([])
    expect(await sentences({ from: '2026-02-01T00:00:00Z', until: '2026-03-01T00:00:00Z' })).toEqual([two])
    expect(await sentences({ q: 'maya ONE' })).toEqual([one])
    expect(await sentences({ q: '0%' })).toEqual([two])
    expect(await sentences({ q: '_' })).toEqual([])
  })

  it('page by page, each event once', async () => {
    const seen: string[] = []
    for (let cursor: string | undefined, more = true; more; ) {
      const page = await audits.listAudit(ctx, { limit: 1, cursor })
      seen.push(...page.items.map((item) => item.id))
      cursor = page.nextCursor ?? undefined
      more = cursor !== undefined
    }
    expect(new Set(seen).size).toBe(3)
  })

  it('as CSV that no spreadsheet runs', async () => {
    await write(renamed('=cmd|"/C calc"!A1', { facts: { from: 'a', to: 'b' } }))
    const answer = audits.exportAudit(ctx, {})
    expect(answer.headers.get('content-disposition')).toMatch(
      /^attachment; filename="audit-\d{4}-\d\d-\d\d\.csv"$/,
    )
    const lines = (await answer.text()).trimEnd().split('\r\n')
    expect(lines).toHaveLength(5)
    expect(lines[1]).toContain(`,"'=cmd|""/C calc""!A1",`)
    expect((await audits.exportAudit(ctx, { action: 'token' }).text()).trimEnd().split('\r\n')).toHaveLength(
      2,
    )
  })
})
