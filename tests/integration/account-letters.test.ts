import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest'
import type { UserCtx } from '@/lib/core/actor'
import { readable } from '../mocks/smtp-post'
import { at, call, cookieOf, PASSWORD, requestAs } from './doorway'
import { type MailedStudio, openMailedStudio } from './mailed-studio'
import { newPerson, type Studio } from './studio'

const MINUTE = 60_000
const NEW = 'quite another password'

let mailed: MailedStudio
let studio: Studio
let auth: typeof import('@/lib/auth')
let post: MailedStudio['post']

beforeAll(async () => {
  mailed = await openMailedStudio()
  studio = mailed.studio
  post = mailed.post
  auth = await import('@/lib/auth')
})
afterAll(() => mailed?.close())
afterEach(() => {
  post.letters.length = 0
})

type Someone = { ctx: UserCtx; email: string; cookie: string }

async function someone({ proven = false, password = true } = {}): Promise<Someone> {
  const ctx = await newPerson(studio, 0)
  const passwordHash = password ? await auth.hashPassword(PASSWORD) : null
  const data = { passwordHash, emailVerifiedAt: proven ? new Date() : null }
  const { email, id, sessionVersion } = await studio
    .db()
    .user.update({ where: { id: ctx.actor.userId }, data })
  return { ctx, email, cookie: await cookieOf({ userId: id, sessionVersion }) }
}
const rowOf = ({ ctx }: Someone) => studio.db().user.findUniqueOrThrow({ where: { id: ctx.actor.userId } })
const isIn = async (cookie: string) => (await auth.authenticate(at('/', { cookie }))) !== null
const signsIn = async (email: string, password: string) => {
  const { signInWithPassword } = await import('@/lib/auth/sign-in')
  return (await signInWithPassword({ email, password }, { address: email, now: new Date() })).ok
}

const verification = async (method: 'POST' | 'PUT', who: Someone, body?: unknown) => {
  const routes = await import('@/app/api/v1/me/email-verification/route')
  const path = '/api/v1/me/email-verification'
  return call(routes[method], requestAs(method, path, { cookie: who.cookie, ...(body ? { body } : {}) }))
}
const reset = async (method: 'POST' | 'PUT', body: unknown) => {
  const routes = await import('@/app/api/v1/password-reset/route')
  return call(routes[method], requestAs(method, '/api/v1/password-reset', { body }))
}
const arrived = async (count: number) => {
  await expect.poll(() => post.letters.length, { timeout: 10_000 }).toBe(count)
  return post.letters
}
async function tokenIn(page: string): Promise<string> {
  const [letter] = await arrived(1)
  const text = letter ? readable(letter) : ''
  return new RegExp(`https://studio\\.example/${page}\\?token=([\\w.-]+)`).exec(text)?.[1] ?? ''
}

describe('that an address is one’s own', () => {
  it('is shown by the letter that came there, once and for good', async () => {
    const maya = await someone()
    expect((await verification('POST', maya)).status).toBe(204)
    const token = await tokenIn('verify-email')
    expect(post.letters[0]?.to).toEqual([maya.email])
    expect((await rowOf(maya)).emailVerifiedAt).toBeNull()
    expect((await verification('PUT', maya, { token })).status).toBe(204)
    const first = (await rowOf(maya)).emailVerifiedAt
    expect(first).not.toBeNull()
    expect((await verification('PUT', maya, { token })).status).toBe(204)
    expect((await rowOf(maya)).emailVerifiedAt).toEqual(first)
    expect((await verification('POST', maya)).status).toBe(409)
    await expect(isIn(maya.cookie)).resolves.toBe(true)
  })

  it('is shown by nobody else’s letter, nor by one for something else, changed or old', async () => {
    const [maya, eve] = [await someone(), await someone()]
    await verification('POST', eve)
    const token = await tokenIn('verify-email')
    const [id, until, signature] = token.split('.')
    const mine = maya.ctx.actor.userId
    const { letterToken } = await import('@/lib/auth/letters/token')
    const row = await rowOf(maya)
    const forPassword = letterToken('reset-password', row, new Date())
    const old = letterToken('verify-email', row, new Date(Date.now() - 8 * 24 * 60 * MINUTE))
    const moved = letterToken('verify-email', { ...row, email: 'else@where.example' }, new Date())
    const wrong = [
      token,
      `${mine}.${until}.${signature}`,
      `${id}.9999999999.${signature}`,
      forPassword,
      old,
      moved,
      '',
      'x',
      '..',
    ]
    for (const each of wrong) {
      const answer = await verification('PUT', maya, { token: each })
      expect(answer.status, each).toBe(400)
      expect((await answer.json()).error.fields).toMatchObject([{ field: 'token' }])
    }
    expect((await rowOf(maya)).emailVerifiedAt).toBeNull()
  })

  it('is asked for a few times, then not for a while', async () => {
    const maya = await someone()
    const statuses = []
    for (let times = 0; times < 7; times++) statuses.push((await verification('POST', maya)).status)
    expect(statuses.filter((status) => status === 204)).toHaveLength(5)
    expect(statuses.at(-1)).toBe(429)
    await arrived(5)
  })
})

describe('a forgotten password', () => {
  it('is replaced by the letter, once: other sessions end, the new one is in', async () => {
    const maya = await someone({ proven: true })
    expect((await reset('POST', { email: ` ${maya.email.toUpperCase()} ` })).status).toBe(204)
    const token = await tokenIn('reset-password')
    expect(await auth.resetReader(token, new Date())).toEqual({ email: maya.email })
    const weak = await reset('PUT', { token, password: 'short' })
    expect([weak.status, (await weak.json()).error.fields[0].field]).toEqual([400, 'password'])
    const answer = await reset('PUT', { token, password: NEW })
    expect(answer.status).toBe(204)
    const fresh = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    expect([await isIn(maya.cookie), await isIn(fresh)]).toEqual([false, true])
    expect([await signsIn(maya.email, PASSWORD), await signsIn(maya.email, NEW)]).toEqual([false, true])
    expect((await reset('PUT', { token, password: 'and yet another one' })).status).toBe(400)
    expect(await auth.resetReader(token, new Date())).toBeNull()
    expect(await signsIn(maya.email, NEW)).toBe(true)
  })

  it('used twice at once is used once', async () => {
    const maya = await someone()
    await reset('POST', { email: maya.email })
    const token = await tokenIn('reset-password')
    const answers = await Promise.all(
      ['first', 'second', 'third'].map((word) => reset('PUT', { token, password: `the ${word} new one` })),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual([204, 400, 400])
  })

  it('answers the same for an address that nobody has, that has no password, or is suspended', async () => {
    const [provider, gone] = [await someone({ password: false }), await someone()]
    const where = { id: gone.ctx.actor.userId }
    await studio.db().user.update({ where, data: { suspendedAt: new Date() } })
    const maya = await someone()
    for (const email of ['nobody@where.example', provider.email, gone.email, maya.email]) {
      const answer = await reset('POST', { email })
      expect([answer.status, await answer.text()]).toEqual([204, ''])
    }
    const letters = await arrived(1)
    expect(letters.map(({ to }) => to)).toEqual([[maya.email]])
  })

  it('is not replaced by an old letter, another purpose’s, one from before a change, or of who is suspended', async () => {
    const { letterToken } = await import('@/lib/auth/letters/token')
    const maya = await someone()
    const row = await rowOf(maya)
    const where = { id: row.id }
    const good = letterToken('reset-password', row, new Date())
    const dead = [
      letterToken('reset-password', row, new Date(Date.now() - 61 * MINUTE)),
      letterToken('verify-email', row, new Date()),
      letterToken('reset-password', { ...row, sessionVersion: row.sessionVersion + 1 }, new Date()),
    ]
    for (const token of dead) expect((await reset('PUT', { token, password: NEW })).status).toBe(400)
    await studio.db().user.update({ where, data: { suspendedAt: new Date() } })
    expect((await reset('PUT', { token: good, password: NEW })).status).toBe(400)
    await studio.db().user.update({ where, data: { suspendedAt: null } })
    expect(await isIn(maya.cookie)).toBe(true)
    expect((await reset('PUT', { token: good, password: NEW })).status).toBe(204)
  })

  it('shows whose the address is, and takes the keys from whoever only typed it', async () => {
    const { hasKeys, makeKey } = await keys()
    const [squatted, proven] = [await someone(), await someone({ proven: true })]
    for (const who of [squatted, proven]) {
      await makeKey(who)
      await reset('POST', { email: who.email })
      const token = await tokenIn('reset-password')
      expect((await reset('PUT', { token, password: NEW })).status).toBe(204)
      expect((await rowOf(who)).emailVerifiedAt).not.toBeNull()
      post.letters.length = 0
    }
    expect([await hasKeys(squatted), await hasKeys(proven)]).toEqual([false, true])
  })

  it('is asked for a few times for one address, then not for a while', async () => {
    const maya = await someone()
    const statuses = []
    for (let times = 0; times < 6; times++) statuses.push((await reset('POST', { email: maya.email })).status)
    expect(statuses).toEqual([204, 204, 204, 204, 204, 429])
    await arrived(5)
  })
})

/** Keys to an account: what its API tokens are. */
async function keys() {
  const { createToken } = auth
  return {
    makeKey: ({ ctx }: Someone) => createToken(ctx, { name: 'Key', scopes: ['run:read'], days: 90 }),
    hasKeys: async ({ ctx }: Someone) =>
      (await studio.db().apiToken.count({ where: { userId: ctx.actor.userId, revokedAt: null } })) > 0,
  }
}
