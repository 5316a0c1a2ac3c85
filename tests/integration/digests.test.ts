import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { UserCtx } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { readable } from '../mocks/smtp-post'
import { call, requestAs } from './doorway'
import { type MailedStudio, openMailedStudio } from './mailed-studio'
import { newPerson, type Studio } from './studio'

const MINUTE = 60_000

let mailed: MailedStudio
let studio: Studio
let news: typeof import('@/lib/news')
let inbox: typeof import('@/lib/inbox')
let post: MailedStudio['post']
let theo: UserCtx
let maya: UserCtx
let now: Date

beforeAll(async () => {
  mailed = await openMailedStudio()
  studio = mailed.studio
  post = mailed.post
  news = await import('@/lib/news')
  inbox = await import('@/lib/inbox')
})
afterAll(() => mailed?.close())
beforeEach(async () => {
  await studio.db().$executeRaw`TRUNCATE "Notification"`
  now = new Date()
  theo = await newPerson(studio, 0)
  maya = await newPerson(studio, 0)
  const data = { teamId: theo.actor.teamId, userId: maya.actor.userId, role: 'editor' } as const
  await studio.db().membership.create({ data })
  await prove(maya)
})
afterEach(() => {
  post.letters.length = 0
})

const prove = (who: UserCtx) =>
  studio.db().user.update({ where: { id: who.actor.userId }, data: { emailVerifiedAt: new Date() } })
const minutesAgo = (n: number) => new Date(now.getTime() - n * MINUTE)
const later = (n: number) => new Date(now.getTime() + n * MINUTE)
const gift = (at: Date, to = maya, amountCenticredits = 650) =>
  studio.inTransaction((tx) =>
    inbox.tell(tx, at, [to.actor.userId], {
      teamId: theo.actor.teamId,
      kind: 'credits-received',
      subject: newId(),
      facts: { byId: theo.actor.userId, amountCenticredits },
    }),
  )
const addressOf = (who: UserCtx) => `${who.actor.userId}@example.com`
const arrived = async (count: number) => {
  await expect.poll(() => post.letters.length).toBe(count)
  return post.letters
}

it('tells what is unread and has settled in one letter, and never again', async () => {
  await gift(minutesAgo(16))
  await gift(minutesAgo(20), maya, 100)
  await gift(minutesAgo(5), maya, 300)
  expect(await news.sendDigests(now)).toBe(1)
  const [letter] = await arrived(1)
  if (!letter) throw new Error('no letter')
  expect(letter.to).toEqual([addressOf(maya)])
  const text = readable(letter)
  expect(letter.raw).toContain('Subject: 2 things you have not read')
  expect(text).toContain('gave you 6.5 credits')
  expect(text).toContain('gave you 1 credit in')
  expect(text).not.toContain('gave you 3 credits')
  expect(text).toContain('https://studio.example/credits')
  expect(await news.sendDigests(now)).toBe(0)
  expect(await news.sendDigests(later(30))).toBe(0)
  expect(await news.sendDigests(later(61))).toBe(1)
  expect(readable((await arrived(2))[1] as never)).toContain('gave you 3 credits')
  expect(await news.sendDigests(later(200))).toBe(0)
})

it('is sent once, however many look at once', async () => {
  await gift(minutesAgo(16))
  const counts = await Promise.all(Array.from({ length: 6 }, () => news.sendDigests(now)))
  expect(counts.reduce((all, each) => all + each, 0)).toBe(1)
  await arrived(1)
  expect(await studio.db().notification.count({ where: { mailedAt: { not: null } } })).toBe(1)
})

describe('goes not', () => {
  it('for what was read, is old, or is of a kind that is not mailed', async () => {
    await gift(minutesAgo(16))
    await inbox.markAllRead(maya)
    await gift(minutesAgo(60 * 24 * 8))
    const off = { inbox: true, mail: 'off' as const }
    await inbox.changeSettings(maya, { 'credits-received': off })
    await gift(minutesAgo(17))
    expect(await news.sendDigests(now)).toBe(0)
  })

  it('to the suspended, nor to an address that was only typed', async () => {
    await gift(minutesAgo(16))
    const where = { id: maya.actor.userId }
    await studio.db().user.update({ where, data: { suspendedAt: now } })
    expect(await news.sendDigests(now)).toBe(0)
    await studio.db().user.update({ where, data: { suspendedAt: null, emailVerifiedAt: null } })
    expect(await news.sendDigests(now)).toBe(0)
    expect(await news.reachesByMail(maya.actor.userId)).toBe('unproven')
  })

  it('of what the reader may not see any more', async () => {
    await gift(minutesAgo(16))
    await studio
      .db()
      .membership.deleteMany({ where: { teamId: theo.actor.teamId, userId: maya.actor.userId } })
    expect(await news.sendDigests(now)).toBe(0)
    expect(await studio.db().notification.count({ where: { mailedAt: { not: null } } })).toBe(0)
  })
})

it('reaches an address to which the invite was mailed by which its owner came', async () => {
  await studio.db().user.update({ where: { id: maya.actor.userId }, data: { emailVerifiedAt: null } })
  const id = newId()
  const { teamId, userId: invitedById } = theo.actor
  const invite = { id, teamId, invitedById, role: 'editor', tokenHash: id, email: addressOf(maya) } as const
  await studio.db().invite.create({ data: { ...invite, expiresAt: later(9), mailedAt: now, useCount: 1 } })
  expect(await news.reachesByMail(maya.actor.userId)).toBe('unproven')
  await studio.db().inviteUse.create({ data: { inviteId: id, userId: maya.actor.userId } })
  expect(await news.reachesByMail(maya.actor.userId)).toBe('on')
})

it('says a name that looks like HTML as it is', async () => {
  const where = { id: theo.actor.userId }
  await studio.db().user.update({ where, data: { name: '<img src=x onerror=alert(1)>' } })
  await gift(minutesAgo(16))
  await news.sendDigests(now)
  const [letter] = await arrived(1)
  const html = letter && readable(letter).split(/content-type: text\/html/i)[1]
  expect(html).toContain('&#60;img')
  expect(html).not.toContain('<img')
})

describe('the way out of it', () => {
  const ask = async (method: 'GET' | 'POST', path: string) => {
    const routes = await import('@/app/api/v1/unsubscribe/route')
    return call(routes[method], requestAs(method, path))
  }

  it('is in every letter, asks first, and needs nobody signed in', async () => {
    await gift(minutesAgo(16))
    await news.sendDigests(now)
    const [letter] = await arrived(1)
    const raw = letter?.raw.replace(/\r\n[ \t]+/g, '') ?? ''
    expect(raw).toMatch(/^List-Unsubscribe-Post: List-Unsubscribe=One-Click\r?$/m)
    const path = /^List-Unsubscribe: ?<https:\/\/studio\.example(\/[^>]+)>\r?$/m.exec(raw)?.[1] ?? ''
    const looked = await ask('GET', path)
    expect(looked.status).toBe(303)
    expect(looked.headers.get('location')).toMatch(/^\/unsubscribe\?token=/)
    expect((await inbox.readSettings(maya)).mentioned.mail).toBe('digest')
    expect((await ask('POST', path)).status).toBe(204)
    expect((await ask('POST', path)).status).toBe(204)
    const settings = await inbox.readSettings(maya)
    expect(Object.values(settings).map(({ mail }) => mail)).not.toContain('digest')
    expect(Object.values(settings).every((each) => each.inbox)).toBe(true)
    await gift(minutesAgo(16))
    expect(await news.sendDigests(later(120))).toBe(0)
  })

  it('is nobody else’s', async () => {
    for (const token of [
      '',
      'x',
      maya.actor.userId,
      `${maya.actor.userId}.`,
      `${maya.actor.userId}.${'x'.repeat(43)}`,
    ])
      expect((await ask('POST', `/api/v1/unsubscribe?token=${token}`)).status, token).toBe(400)
    expect((await inbox.readSettings(maya)).mentioned.mail).toBe('digest')
  })
})
