import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { UserCtx } from '@/lib/core/actor'
import { readable, startPost } from '../mocks/smtp-post'
import { call, PASSWORD, requestAs } from './doorway'
import { acting, newTeam } from './membership-world'
import { newPerson, openStudio, type Studio } from './studio'

let studio: Studio
let post: Awaited<ReturnType<typeof startPost>>
let m: typeof import('@/lib/membership')
let mailer: { stop(graceMs: number): Promise<void> }
const ORIGIN = 'https://studio.example.com'

beforeAll(async () => {
  post = await startPost()
  studio = await openStudio({
    SIGNUP: 'closed',
    SMTP_URL: `smtp://127.0.0.1:${post.port}`,
    MAIL_FROM: 'studio@example.com',
  })
  m = await import('@/lib/membership')
  mailer = (await import('@/lib/mail')).startMailer()
})
afterAll(async () => {
  await mailer.stop(1000)
  await studio.close()
  await post.close()
})

type Input = Parameters<typeof m.createInvite>[1]
let addresses = 0
const address = () => `10.1.${Math.floor(++addresses / 200)}.${addresses % 200}`

async function invite(by: UserCtx, more: Partial<Input> = {}) {
  const made = await m.createInvite(by, { role: 'editor', days: 7, maxUses: 1, ...more }, ORIGIN)
  if (!made.ok) throw new Error(made.message)
  return { ...made.value, token: made.value.path?.replace('/join/', '') ?? '' }
}
const join = (who: UserCtx, token: string) => m.acceptInvite(who, token, address())
const NOWHERE = { code: 'NOT_FOUND', message: 'There is nothing here under that address.' }
const uses = async (id: string) => (await studio.db().invite.findUniqueOrThrow({ where: { id } })).useCount

async function signUp(body: object) {
  const { POST } = await import('@/app/api/v1/sign-up/route')
  const request = requestAs('POST', '/api/v1/sign-up', {
    body: { name: 'Maya', password: PASSWORD, ...body },
  })
  request.headers.set('x-forwarded-for', address())
  return call(POST, request)
}

describe('an invite by link', () => {
  it('is kept as a hash, told once, and lets one person in with its role and an empty wallet', async () => {
    const { teamId, owner } = await newTeam(studio)
    const { token, invite: made } = await invite(owner, { role: 'viewer' })
    expect(token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    const row = await studio.db().invite.findUniqueOrThrow({ where: { id: made.id } })
    expect(JSON.stringify(row)).not.toContain(token)
    const maya = await newPerson(studio, 5)
    const welcome = await m.welcomeOf(token, maya.actor.userId, { address: address(), now: new Date() })
    expect(welcome).toMatchObject({
      ok: true,
      value: { teamName: 'Northlight', role: 'viewer', invitedByName: 'Maya', isMember: false },
    })
    expect(await join(maya, token)).toMatchObject({ ok: true, value: { teamId, joined: true } })
    const inIt = await acting(studio, maya, teamId)
    expect(inIt.actor.role).toBe('viewer')
    expect(await studio.credits.getWallet(inIt)).toMatchObject({ balanceCenticredits: 0 })
    const told = await studio
      .db()
      .notification.findMany({ where: { userId: owner.actor.userId, kind: 'joined' } })
    expect(told).toHaveLength(1)
  })

  it('used twice by the same person is used once', async () => {
    const { owner } = await newTeam(studio)
    const { token, invite: made } = await invite(owner, { maxUses: 3 })
    const maya = await newPerson(studio, 0)
    const outcomes = await Promise.all([join(maya, token), join(maya, token), join(maya, token)])
    expect(outcomes.every((each) => each.ok)).toBe(true)
    expect(outcomes.filter((each) => each.ok && each.value.joined)).toHaveLength(1)
    expect(await uses(made.id)).toBe(1)
  })

  it('lets exactly one of many in by its last use', async () => {
    const { teamId, owner } = await newTeam(studio)
    const { token, invite: made } = await invite(owner, { maxUses: 2 })
    const people = await Promise.all(Array.from({ length: 10 }, () => newPerson(studio, 0)))
    const outcomes = await Promise.allSettled(people.map((who) => join(who, token)))
    expect(outcomes.filter((each) => each.status === 'fulfilled' && each.value.ok)).toHaveLength(2)
    for (const each of outcomes) if (each.status === 'rejected') expect(each.reason).toMatchObject(NOWHERE)
    expect(await uses(made.id)).toBe(2)
    expect(await studio.db().membership.count({ where: { teamId } })).toBe(3)
  })

  it('leads nowhere, and says no more, once it is wrong, over, used, taken back, or its maker or team is gone', async () => {
    const { teamId, owner, others } = await newTeam(studio, ['admin'])
    const [admin] = others as [UserCtx]
    const dead = async (kill: (made: { id: string }) => Promise<unknown>, by = owner) => {
      const { token, invite: made } = await invite(by)
      await kill(made)
      await expect(join(await newPerson(studio, 0), token)).rejects.toMatchObject(NOWHERE)
      await expect(m.welcomeOf(token, null, { address: address(), now: new Date() })).rejects.toMatchObject(
        NOWHERE,
      )
    }
    const past = { expiresAt: new Date(Date.now() - 1) }
    await dead(({ id }) => studio.db().invite.update({ where: { id }, data: past }))
    await dead(({ id }) => studio.db().invite.update({ where: { id }, data: { useCount: 1 } }))
    await dead(({ id }) => m.revokeInvite(owner, id))
    await dead(() => m.changeRole(owner, admin.actor.userId, { role: 'editor' }), admin)
    await dead(() => m.deleteTeam(owner, teamId))
    await expect(join(owner, 'A'.repeat(43))).rejects.toMatchObject(NOWHERE)
  })

  it('does not bring back who was removed', async () => {
    const { teamId, owner } = await newTeam(studio)
    const { token } = await invite(owner, { maxUses: 5 })
    const maya = await newPerson(studio, 0)
    await join(maya, token)
    await m.removeMember(owner, maya.actor.userId, {})
    expect(await join(maya, token)).toMatchObject({ ok: false, code: 'CONFLICT' })
    await expect(acting(studio, maya, teamId)).rejects.toThrow('not in that team')
  })

  it('is listed and taken back by who leads, and by nobody else', async () => {
    const { owner, others } = await newTeam(studio, ['admin', 'editor'])
    const [admin, editor] = others as [UserCtx, UserCtx]
    const { listInvites } = await import('@/lib/teams')
    const { invite: made } = await invite(admin)
    expect((await listInvites(owner)).items.map(({ id }) => id)).toEqual([made.id])
    await expect(m.revokeInvite(editor, made.id)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(m.revokeInvite(await newPerson(studio, 0), made.id)).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    await m.revokeInvite(owner, made.id)
    await m.revokeInvite(owner, made.id)
    expect((await listInvites(owner)).items).toEqual([])
    const revoked = await studio
      .db()
      .auditEvent.count({ where: { subjectId: made.id, action: 'member.invite-revoked' } })
    expect(revoked).toBe(1)
  })

  it('makes who guesses wait', async () => {
    const guesser = address()
    const guess = () =>
      m.welcomeOf('B'.repeat(43), null, { address: guesser, now: new Date() }).then(
        (answer) => (answer.ok ? 'in' : answer.code),
        (error) => error.code,
      )
    const answers = []
    for (let i = 0; i < 32; i++) answers.push(await guess())
    expect(answers[0]).toBe('NOT_FOUND')
    expect(answers.at(-1)).toBe('RATE_LIMITED')
  })
})

describe('an invite by mail', () => {
  it('goes to that address, holds the only copy of the link, and proves the address', async () => {
    const { teamId, owner } = await newTeam(studio)
    const made = await invite(owner, { email: 'maya.l@example.com' })
    expect(made.path).toBeNull()
    expect(made.invite.mailedAt).not.toBeNull()
    const mine = () => post.letters.find((letter) => letter.to.includes('maya.l@example.com'))
    await expect.poll(mine).toBeDefined()
    const letter = mine()
    const text = letter ? readable(letter) : ''
    expect(text).toContain('Maya invites you to the team “Northlight”, as an editor.')
    const token = /https:\/\/studio\.example\.com\/join\/([A-Za-z0-9_-]{43})/.exec(text)?.[1] ?? ''
    expect((await signUp({ email: 'eve@example.com', invite: token })).status).toBe(400)
    expect((await signUp({ email: 'Maya.L@example.com', invite: token })).status).toBe(201)
    const maya = await studio.db().user.findUniqueOrThrow({ where: { email: 'maya.l@example.com' } })
    expect(maya.emailVerifiedAt).not.toBeNull()
    const seat = await studio
      .db()
      .membership.findUnique({ where: { teamId_userId: { teamId, userId: maya.id } } })
    expect(seat?.role).toBe('editor')
  })

  it('is for that address alone, and not for who is in the team', async () => {
    const { owner, others } = await newTeam(studio, ['viewer'])
    const [viewer] = others as [UserCtx]
    const email = `${viewer.actor.userId}@example.com`
    const input = { role: 'editor', days: 7, maxUses: 1, email } as const
    expect(await m.createInvite(owner, input, ORIGIN)).toMatchObject({ ok: false, code: 'CONFLICT' })
    const stranger = await newPerson(studio, 0)
    await invite(owner, { email: `${stranger.actor.userId}@example.com` })
    const told = await studio.db().notification.findMany({ where: { userId: stranger.actor.userId } })
    expect(told.map(({ kind }) => kind)).toEqual(['invited'])
    const letterTo = (to: string) => post.letters.find((letter) => letter.to.includes(to))
    await expect.poll(() => letterTo(`${stranger.actor.userId}@example.com`)).toBeDefined()
    const letter = letterTo(`${stranger.actor.userId}@example.com`)
    const token = /join\/([A-Za-z0-9_-]{43})/.exec(letter ? readable(letter) : '')?.[1] ?? ''
    expect(await join(await newPerson(studio, 0), token)).toMatchObject({ ok: false, code: 'FORBIDDEN' })
    expect(await join(stranger, token)).toMatchObject({ ok: true, value: { joined: true } })
  })
})

describe('an account by invite while sign-up is closed', () => {
  it('is made in the team, signed in and acting there', async () => {
    const { teamId, owner } = await newTeam(studio)
    const { token } = await invite(owner)
    expect((await signUp({ email: 'no@example.com' })).status).toBe(403)
    const answer = await signUp({ email: 'iris@example.com', invite: token })
    expect(answer.status).toBe(201)
    expect(answer.headers.getSetCookie().join()).toContain(`triptych-team=${teamId}`)
    const iris = await studio.db().user.findUniqueOrThrow({ where: { email: 'iris@example.com' } })
    expect(iris.emailVerifiedAt).toBeNull()
    expect(await studio.db().membership.count({ where: { userId: iris.id } })).toBe(2)
    expect((await signUp({ email: 'second@example.com', invite: token })).status).toBe(404)
    expect(await studio.db().user.count({ where: { email: 'second@example.com' } })).toBe(0)
  })

  it('is made once by the last use, however many ask at once, and nobody is left outside with an account', async () => {
    const { owner } = await newTeam(studio)
    const { token } = await invite(owner)
    const emails = Array.from({ length: 5 }, (_, i) => `race${i}@example.com`)
    const answers = await Promise.all(emails.map((email) => signUp({ email, invite: token })))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 404, 404, 404, 404])
    expect(await studio.db().user.count({ where: { email: { in: emails } } })).toBe(1)
  })

  it('does not take over an account that is there', async () => {
    const { owner } = await newTeam(studio)
    const { token } = await invite(owner)
    const there = await newPerson(studio, 0)
    expect((await signUp({ email: `${there.actor.userId}@example.com`, invite: token })).status).toBe(409)
  })

  it('is made through a provider for an invited address alone, and only when it is proven', async () => {
    const { arrive } = await import('@/lib/auth/arrive')
    const { owner } = await newTeam(studio)
    const come = (email: string, emailVerified: boolean) =>
      arrive({ provider: 'github', providerAccountId: email, email, emailVerified, name: 'Olga' })
    const closed = { ok: false, details: { problem: 'SIGNUP_CLOSED' } }
    expect(await come('olga@example.com', true)).toMatchObject(closed)
    const { invite: made } = await invite(owner, { email: 'olga@example.com' })
    expect(await come('olga@example.com', false)).toMatchObject(closed)
    expect(await come('other@example.com', true)).toMatchObject(closed)
    await m.revokeInvite(owner, made.id)
    expect(await come('olga@example.com', true)).toMatchObject(closed)
    await invite(owner, { email: 'olga@example.com' })
    expect(await come('olga@example.com', true)).toMatchObject({ ok: true })
  })
})
