import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { UserCtx } from '@/lib/core/actor'
import { acting, newTeam } from './membership-world'
import { newPerson, openStudio, type Studio } from './studio'

let studio: Studio
let m: typeof import('@/lib/membership')
let news: typeof import('@/lib/news')
let teamId: string
let owner: UserCtx
let admin: UserCtx
let maya: UserCtx

beforeAll(async () => {
  studio = await openStudio()
  m = await import('@/lib/membership')
  news = await import('@/lib/news')
})
afterAll(() => studio.close())
beforeEach(async () => {
  const team = await newTeam(studio, ['admin'])
  teamId = team.teamId
  owner = team.owner
  admin = team.others[0] as UserCtx
  maya = await proven(await newPerson(studio, 0))
})

async function proven(who: UserCtx, emailVerifiedAt: Date | null = new Date()) {
  await studio.db().user.update({ where: { id: who.actor.userId }, data: { emailVerifiedAt } })
  return who
}
const addressOf = (who: UserCtx) => `${who.actor.userId}@example.com`
async function invite(email: string | undefined, by = owner): Promise<string> {
  const input = { role: 'editor' as const, days: 7, maxUses: 1, ...(email && { email }) }
  const made = await m.createInvite(by, input, 'https://studio.example.com')
  if (!made.ok) throw new Error(made.message)
  return made.value.invite.id
}
const lines = async (who: UserCtx) => (await news.listInbox(who, { limit: 50 })).items
const standing = async (who: UserCtx) => (await lines(who)).map((line) => line.invite?.state)
const unread = async (who: UserCtx) => (await news.countUnread(who)).unread
const NOWHERE = { code: 'NOT_FOUND', message: 'There is nothing here under that address.' }
const row = (id: string) => studio.db().invite.findUniqueOrThrow({ where: { id } })
const seats = () => studio.db().membership.count({ where: { teamId } })
const logged = (action: string) => studio.db().auditEvent.count({ where: { teamId, action } })

describe('taking up an invite from the inbox', () => {
  it('lets in whom it is for, without its link, and is read by that', async () => {
    const id = await invite(addressOf(maya))
    expect(await standing(maya)).toEqual(['open'])
    expect(await unread(maya)).toBe(1)
    expect(await m.takeUpInvite(maya, id)).toEqual({ ok: true, value: { teamId, joined: true } })
    const there = await acting(studio, maya, teamId)
    expect(there.actor.role).toBe('editor')
    expect(await studio.credits.getWallet(there)).toMatchObject({ balanceCenticredits: 0 })
    expect(await standing(maya)).toEqual(['joined'])
    expect(await unread(maya)).toBe(0)
    expect(await logged('member.joined')).toBe(1)
  })

  it('twice, and at once, is once', async () => {
    const id = await invite(addressOf(maya))
    const outcomes = await Promise.all(Array.from({ length: 5 }, () => m.takeUpInvite(maya, id)))
    expect(outcomes.map((each) => each.ok && each.value.joined).sort()).toEqual([
      ...[false, false, false, false],
      true,
    ])
    expect(await row(id)).toMatchObject({ useCount: 1 })
    expect(await seats()).toBe(3)
  })

  it('is not there for a stranger, for who typed the address only, for who leads the team, nor for a link', async () => {
    const id = await invite(addressOf(maya))
    const link = await invite(undefined)
    const stranger = await proven(await newPerson(studio, 0))
    await proven(maya, null)
    for (const who of [stranger, maya, owner])
      for (const answer of [m.takeUpInvite, m.declineInvite])
        for (const each of [id, link, crypto.randomUUID()])
          await expect(answer(who, each)).rejects.toMatchObject(NOWHERE)
    expect(await row(id)).toMatchObject({ useCount: 0, declinedAt: null })
    expect(await seats()).toBe(2)
  })

  it('says why it lets nobody in once it is taken back, has expired, was used, or its maker may invite no more', async () => {
    const over = async (kill: (id: string) => Promise<unknown>, state: string, words: RegExp, by = owner) => {
      const who = await proven(await newPerson(studio, 0))
      const id = await invite(addressOf(who), by)
      await kill(id)
      expect(await standing(who)).toEqual([state])
      const refused = { ok: false, code: 'CONFLICT', message: expect.stringMatching(words) }
      expect(await m.takeUpInvite(who, id)).toMatchObject(refused)
      expect(await m.declineInvite(who, id)).toMatchObject(refused)
    }
    const change = (data: object) => (id: string) => studio.db().invite.update({ where: { id }, data })
    const suspendAdmin = () =>
      studio.db().user.update({ where: { id: admin.actor.userId }, data: { suspendedAt: new Date() } })
    await over((id) => m.revokeInvite(owner, id), 'revoked', /^It was taken back\./)
    await over(change({ expiresAt: new Date(0) }), 'expired', /^It has expired\./)
    await over(change({ useCount: 1 }), 'used', /^It was used\./)
    await over(suspendAdmin, 'gone', /^It leads nowhere/, admin)
    await over(() => m.deleteTeam(owner, teamId), 'gone', /^It leads nowhere/)
    expect(await seats()).toBe(2)
  })

  it('does not bring back who was removed', async () => {
    const id = await invite(addressOf(maya))
    await m.takeUpInvite(maya, id)
    await m.removeMember(owner, maya.actor.userId, {})
    expect(await m.takeUpInvite(maya, id)).toMatchObject({ ok: false, code: 'CONFLICT' })
    expect(await standing(maya)).toEqual([undefined])
  })
})

describe('declining an invite', () => {
  it('ends it for everybody, twice as once, and stands in the log', async () => {
    const id = await invite(addressOf(maya))
    await Promise.all([m.declineInvite(maya, id), m.declineInvite(maya, id)])
    expect(await m.declineInvite(maya, id)).toEqual({ ok: true })
    expect(await standing(maya)).toEqual(['declined'])
    expect(await unread(maya)).toBe(0)
    const { listInvites } = await import('@/lib/teams')
    expect((await listInvites(owner)).items).toEqual([])
    expect(await m.takeUpInvite(maya, id)).toMatchObject({ ok: false, code: 'CONFLICT' })
    await m.revokeInvite(owner, id)
    expect(await standing(maya)).toEqual(['declined'])
    expect(await logged('member.invite-declined')).toBe(1)
    expect(await logged('member.invite-revoked')).toBe(0)
    const { listAudit } = await import('@/lib/audit')
    const [last] = (await listAudit(owner, { limit: 1 })).items
    expect(last?.sentence).toBe('Maya declined the invite to join as an editor')
  })

  it('and taking it up at once end in one of them', async () => {
    const id = await invite(addressOf(maya))
    const [joined, declined] = await Promise.all([m.takeUpInvite(maya, id), m.declineInvite(maya, id)])
    expect([joined.ok, declined.ok].filter(Boolean)).toHaveLength(1)
    const { useCount, declinedAt } = await row(id)
    expect(useCount === 1).toBe(declinedAt === null)
  })

  it('kills its link as well', async () => {
    const made = await m.createInvite(
      owner,
      { role: 'editor', days: 7, maxUses: 1, email: addressOf(maya) },
      'https://studio.example.com',
    )
    if (!made.ok) throw new Error(made.message)
    await m.declineInvite(maya, made.value.invite.id)
    const token = made.value.path?.replace('/join/', '') ?? ''
    await expect(m.acceptInvite(maya, token, '10.9.9.9')).rejects.toMatchObject(NOWHERE)
  })
})

describe('an invite that was there before the account', () => {
  it('is told to who comes with a proven address, and to who proves it later, and to nobody else', async () => {
    const { insertPerson } = await import('@/lib/auth')
    const come = async (name: string, emailVerified: boolean) => {
      const email = `${name}-${teamId}@example.com`
      await invite(email)
      const made = await studio.inTransaction((tx) =>
        insertPerson(tx, { name, email, passwordHash: null, emailVerified }, new Date()),
      )
      if (!made.ok) throw new Error(made.message)
      return acting(
        studio,
        { ...maya, actor: { ...maya.actor, userId: made.value.userId } },
        made.value.teamId,
      )
    }
    expect(await standing(await come('olga', true))).toEqual(['open'])
    const typed = await come('eve', false)
    expect(await standing(typed)).toEqual([])
    expect(await standing(await proven(typed))).toEqual(['open'])
  })
})

describe('while somebody looks', () => {
  it('an invite comes, and goes when it is taken back, by itself', async () => {
    const { subscribe } = await import('@/lib/events')
    const heard: string[] = []
    const off = subscribe(`person:${maya.actor.userId}`, (notice) => heard.push(notice.kind))
    const id = await invite(addressOf(maya))
    await expect.poll(() => heard).toEqual(['inbox'])
    await m.revokeInvite(owner, id)
    await expect.poll(() => heard).toEqual(['inbox', 'inbox'])
    off()
  })
})
