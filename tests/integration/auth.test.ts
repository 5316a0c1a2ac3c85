import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { testDatabase } from '../support/database'
import { at, call, cookieOf, PASSWORD, requestAs, signedUp } from './doorway'

let database: Awaited<ReturnType<typeof testDatabase>>
let auth: typeof import('@/lib/auth')
let lib: typeof import('@/lib/db')
let signIn: typeof import('@/lib/auth/sign-in').signInWithPassword
let session: typeof import('@/lib/auth/session')

beforeAll(async () => {
  database = await testDatabase()
  Object.assign(process.env, {
    LOG_LEVEL: 'silent',
    NEXTAUTH_SECRET: 'a secret for tests only, 32 characters',
    SIGNUP: 'closed',
    SIGNUP_CREDITS: '100',
  })
  auth = await import('@/lib/auth')
  lib = await import('@/lib/db')
  signIn = (await import('@/lib/auth/sign-in')).signInWithPassword
  session = await import('@/lib/auth/session')
})
afterAll(async () => {
  await lib.closeDatabase()
  await database.drop()
})
beforeEach(async () => {
  await lib.db().$executeRaw`TRUNCATE "User", "Team", "SignInThrottle" CASCADE`
})

const alive = async (cookie: string) => (await auth.authenticate(at('/', { cookie }))) !== null

describe('set-up', () => {
  const owner = { name: 'Ada', email: 'Ada@Northlight.example ', password: PASSWORD }
  const post = async (body: unknown) =>
    call((await import('@/app/api/v1/set-up/route')).POST, requestAs('POST', '/api/v1/set-up', { body }))

  it('makes an operator with a team, a wallet and the first credits, signed in at once', async () => {
    const answer = await post(owner)
    expect(answer.status).toBe(201)
    const cookie = answer.headers.get('set-cookie') ?? ''
    expect(cookie).toMatch(/HttpOnly; SameSite=Lax/)
    const actor = await auth.authenticate(at('/', { cookie: cookie.split(';')[0] ?? '' }))
    expect(actor).toMatchObject({ role: 'owner', isOperator: true })
    const user = await lib.db().user.findFirstOrThrow({ include: { wallets: true, memberships: true } })
    expect(user).toMatchObject({ email: 'ada@northlight.example', name: 'Ada', isOperator: true })
    expect(user.wallets.map((wallet) => wallet.balanceCenticredits)).toEqual([10_000])
    expect(await lib.db().ledgerEntry.count()).toBe(1)
    expect(await lib.db().team.findFirst()).toMatchObject({ kind: 'personal' })
  })

  it('hashes with argon2id as OWASP asks and keeps the password nowhere', async () => {
    await post(owner)
    const { passwordHash } = await lib.db().user.findFirstOrThrow()
    expect(passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
    const dump = await lib.db().$queryRaw<{ row: string }[]>`SELECT u::text AS row FROM "User" u`
    expect(JSON.stringify(dump)).not.toContain(PASSWORD)
  })

  it('happens once, however many ask at the same time', async () => {
    const asked = Array.from({ length: 20 }, (_, i) => post({ ...owner, email: `o${i}@northlight.example` }))
    const answers = (await Promise.all(asked)).map((answer) => answer.status)
    expect(answers.filter((status) => status === 201)).toHaveLength(1)
    expect(answers.filter((status) => status === 409)).toHaveLength(19)
    expect(await lib.db().user.count()).toBe(1)
    expect(await lib.db().team.count()).toBe(1)
    expect(await lib.db().wallet.count()).toBe(1)
  })

  it('is refused once anybody exists', async () => {
    await signedUp('Maya')
    expect((await post(owner)).status).toBe(409)
    expect(await lib.db().user.count({ where: { isOperator: true } })).toBe(0)
  })

  it.each([
    [{ ...owner, password: 'short' }, 'password'],
    [{ ...owner, email: 'nobody' }, 'email'],
    [{ ...owner, name: '  ' }, 'name'],
    [{ ...owner, name: 'A\u0000da' }, 'name'],
    [{ ...owner, isOperator: true }, 'isOperator'],
  ])('names the field that is wrong and writes nothing: %j', async (body, field) => {
    const answer = await post(body)
    expect(answer.status).toBe(400)
    expect((await answer.json()).error.fields).toMatchObject([{ field }])
    expect(await lib.db().user.count()).toBe(0)
  })
})

describe('a session', () => {
  it('holds who and which session, nothing else', async () => {
    const maya = await signedUp('Maya')
    const { decode } = await import('next-auth/jwt')
    const token = maya.cookie.slice(maya.cookie.indexOf('=') + 1)
    const payload = await decode({ token, secret: process.env.NEXTAUTH_SECRET ?? '' })
    expect(Object.keys(payload ?? {}).sort()).toEqual(['exp', 'iat', 'jti', 'sessionVersion', 'userId'])
  })

  it('is nothing to a stranger, a forger or with another secret', async () => {
    const maya = await signedUp('Maya')
    const { encode } = await import('next-auth/jwt')
    const forged = await encode({ token: { userId: maya.userId, sessionVersion: 0 }, secret: 'x'.repeat(40) })
    expect(await alive(maya.cookie)).toBe(true)
    expect(await auth.authenticate(at('/'))).toBeNull()
    expect(await alive(`next-auth.session-token=${forged}`)).toBe(false)
    expect(await alive('next-auth.session-token=nonsense')).toBe(false)
    expect(await alive(`${maya.cookie.slice(0, -3)}abc`)).toBe(false)
    expect(await alive(await cookieOf({ userId: crypto.randomUUID(), sessionVersion: 0 }))).toBe(false)
  })

  it('reads the role anew each time', async () => {
    const maya = await signedUp('Maya')
    await lib.db().membership.updateMany({ data: { role: 'viewer' } })
    expect(await auth.authenticate(at('/', { cookie: maya.cookie }))).toMatchObject({ role: 'viewer' })
    const { POST } = await import('@/app/api/v1/people/[userId]/suspend/route')
    const answer = await call(POST, requestAs('POST', '/', { cookie: maya.cookie }), { userId: maya.userId })
    expect(answer.status).toBe(403)
  })

  it('acts in the personal team though younger memberships exist', async () => {
    const [maya, theo] = [await signedUp('Maya'), await signedUp('Theo')]
    await lib.db().membership.create({ data: { teamId: theo.teamId, userId: maya.userId, role: 'viewer' } })
    const actor = await auth.authenticate(at('/', { cookie: maya.cookie }))
    expect(actor).toMatchObject({ teamId: maya.teamId, role: 'owner' })
  })

  it('has a secure cookie behind https and reads only that one there', async () => {
    const maya = await signedUp('Maya')
    const https = { 'x-forwarded-proto': 'https' }
    const cookie = await session.sessionCookie(maya, new Headers(https))
    expect(cookie).toMatch(/^__Secure-next-auth\.session-token=.*; Secure$/)
    const pair = cookie.split(';')[0] ?? ''
    expect(await auth.authenticate(at('/', { cookie: pair, ...https }))).not.toBeNull()
    expect(await auth.authenticate(at('/', { cookie: maya.cookie, ...https }))).toBeNull()
  })

  it('says when the person was last seen', async () => {
    const maya = await signedUp('Maya')
    const { lastSeenAt } = await lib.db().user.findUniqueOrThrow({ where: { id: maya.userId } })
    expect(Date.now() - (lastSeenAt?.getTime() ?? 0)).toBeLessThan(10_000)
  })
})

describe('signing in', () => {
  const caller = (address = '10.0.0.1', now = new Date()) => ({ address, now })

  it('takes the right password and no other, whatever the case of the e-mail', async () => {
    const maya = await signedUp('Maya')
    const good = await signIn({ email: 'MAYA@northlight.example', password: PASSWORD }, caller())
    expect(good).toMatchObject({ ok: true, value: { userId: maya.userId } })
    const wrong = await signIn({ email: maya.email, password: `${PASSWORD}!` }, caller())
    const nobody = await signIn({ email: 'nobody@northlight.example', password: PASSWORD }, caller())
    expect(wrong).toMatchObject({ ok: false, code: 'UNAUTHENTICATED' })
    expect(nobody).toEqual(wrong)
  })

  it('lets 50 bad guesses at once try five times and says how long to wait', async () => {
    const maya = await signedUp('Maya')
    const guesses = Array.from({ length: 50 }, (_, i) =>
      signIn({ email: maya.email, password: `guess number ${i}` }, caller(`10.0.${i}.1`)),
    )
    const answers = await Promise.all(guesses)
    const codes = answers.map((answer) => (answer.ok ? 'ok' : answer.code))
    expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(5)
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(45)
    const limited = answers.find((answer) => !answer.ok && answer.code === 'RATE_LIMITED')
    expect(limited).toMatchObject({ details: { retryAfterSeconds: expect.any(Number) } })
    const right = await signIn({ email: maya.email, password: PASSWORD }, caller())
    expect(right).toMatchObject({ code: 'RATE_LIMITED', message: expect.stringMatching(/Wait \d+ seconds/) })
  })

  it('waits longer after each further failure and lets one through at a time', async () => {
    const maya = await signedUp('Maya')
    const bad = (now: Date) =>
      signIn({ email: maya.email, password: 'a wrong guess' }, caller('10.9.9.9', now))
    const start = Date.now()
    const later = (seconds: number) => new Date(start + seconds * 1000)
    for (let i = 0; i < 5; i++) expect(await bad(later(0))).toMatchObject({ code: 'UNAUTHENTICATED' })
    expect(await bad(later(59))).toMatchObject({ details: { retryAfterSeconds: 1 } })
    const both = await Promise.all([bad(later(61)), bad(later(61))])
    const codes = both.map((answer) => (answer.ok ? 'ok' : answer.code)).sort()
    expect(codes).toEqual(['RATE_LIMITED', 'UNAUTHENTICATED'])
    expect(await bad(later(62))).toMatchObject({ details: { retryAfterSeconds: 119 } })
    expect(
      await signIn({ email: maya.email, password: PASSWORD }, caller('10.9.9.9', later(182))),
    ).toMatchObject({
      ok: true,
    })
    expect(await bad(later(183))).toMatchObject({ code: 'UNAUTHENTICATED' })
  })

  it('counts an address over all accounts, gives good tries back and leaves other addresses alone', async () => {
    const maya = await signedUp('Maya')
    const good = (address: string) => signIn({ email: maya.email, password: PASSWORD }, caller(address))
    for (let i = 0; i < 4; i++) expect((await good('10.1.1.1')).ok).toBe(true)
    const guesses = Array.from({ length: 40 }, (_, i) =>
      signIn({ email: `somebody${i}@northlight.example`, password: 'a wrong guess' }, caller('10.1.1.1')),
    )
    const codes = (await Promise.all(guesses)).map((answer) => (answer.ok ? 'ok' : answer.code))
    expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(30)
    expect(await good('10.1.1.1')).toMatchObject({ code: 'RATE_LIMITED' })
    expect((await good('10.1.1.2')).ok).toBe(true)
  })

  it('keeps no e-mail and no address in the counts, and drops the stale ones', async () => {
    const old = new Date(Date.now() - 3_600_000)
    await signIn({ email: 'eve@northlight.example', password: 'a wrong guess' }, caller('10.7.7.7', old))
    expect(JSON.stringify(await lib.db().signInThrottle.findMany())).not.toMatch(/eve|10\.7/)
    expect(await lib.db().signInThrottle.count()).toBe(2)
    await signIn({ email: 'mallory@northlight.example', password: 'a wrong guess' }, caller('10.8.8.8'))
    expect(await lib.db().signInThrottle.count()).toBe(2)
  })
})

describe('a suspended person', () => {
  it('is out with the next request, and stays out of old sessions after coming back', async () => {
    const [ada, maya] = [await signedUp('Ada', { isOperator: true }), await signedUp('Maya')]
    expect((await auth.suspendPerson(ada.ctx, maya.userId)).ok).toBe(true)
    expect(await alive(maya.cookie)).toBe(false)
    const answer = await signIn({ email: maya.email, password: PASSWORD }, { address: 'a', now: new Date() })
    expect(answer).toMatchObject({ code: 'FORBIDDEN', message: expect.stringContaining('suspended') })
    expect((await auth.suspendPerson(ada.ctx, maya.userId)).ok).toBe(true)
    expect((await auth.reinstatePerson(ada.ctx, maya.userId)).ok).toBe(true)
    expect(await alive(maya.cookie)).toBe(false)
    const back = await signIn({ email: maya.email, password: PASSWORD }, { address: 'a', now: new Date() })
    expect(back.ok && (await alive(await cookieOf(back.value)))).toBe(true)
  })

  it('is never oneself, and two operators cannot shut each other out at once', async () => {
    const [ada, theo] = [
      await signedUp('Ada', { isOperator: true }),
      await signedUp('Theo', { isOperator: true }),
    ]
    expect(await auth.suspendPerson(ada.ctx, ada.userId)).toMatchObject({ ok: false, code: 'CONFLICT' })
    const both = await Promise.allSettled([
      auth.suspendPerson(ada.ctx, theo.userId),
      auth.suspendPerson(theo.ctx, ada.userId),
    ])
    expect(both.filter((one) => one.status === 'fulfilled' && one.value.ok)).toHaveLength(1)
    expect(await lib.db().user.count({ where: { isOperator: true, suspendedAt: null } })).toBe(1)
  })

  it('cannot be made by somebody who is no operator, nor be somebody who is not there', async () => {
    const [ada, maya] = [await signedUp('Ada', { isOperator: true }), await signedUp('Maya')]
    await expect(auth.suspendPerson(maya.ctx, ada.userId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(auth.reinstatePerson(maya.ctx, ada.userId)).rejects.toMatchObject({ code: 'NOT_FOUND' })
    await expect(auth.suspendPerson(ada.ctx, crypto.randomUUID())).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
    const { GET } = await import('@/app/api/v1/people/route')
    expect((await call(GET, requestAs('GET', '/api/v1/people', { cookie: maya.cookie }))).status).toBe(403)
    const page = await call(GET, requestAs('GET', '/api/v1/people?limit=1', { cookie: ada.cookie }))
    const { items, nextCursor } = await page.json()
    const next = `/api/v1/people?limit=1&cursor=${nextCursor}`
    const rest = await (await call(GET, requestAs('GET', next, { cookie: ada.cookie }))).json()
    expect([...items, ...rest.items].map((one) => one.name)).toEqual(['Maya', 'Ada'])
    expect(rest.nextCursor).toBeNull()
    expect(JSON.stringify(items)).not.toContain('argon2')
  })
})

describe('one’s own account', () => {
  const change = async (cookie: string, body: unknown) =>
    call(
      (await import('@/app/api/v1/me/password/route')).POST,
      requestAs('POST', '/api/v1/me/password', { cookie, body }),
    )

  it('changes the password: other sessions end, this one goes on, the old password is void', async () => {
    const maya = await signedUp('Maya')
    const elsewhere = await cookieOf(maya)
    const answer = await change(maya.cookie, { currentPassword: PASSWORD, newPassword: 'another good one' })
    expect(answer.status).toBe(204)
    const fresh = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    expect([await alive(elsewhere), await alive(maya.cookie), await alive(fresh)]).toEqual([
      false,
      false,
      true,
    ])
    const caller = { address: 'a', now: new Date() }
    expect((await signIn({ email: maya.email, password: PASSWORD }, caller)).ok).toBe(false)
    expect((await signIn({ email: maya.email, password: 'another good one' }, caller)).ok).toBe(true)
  })

  it('needs the present password, and counts wrong ones', async () => {
    const maya = await signedUp('Maya')
    const body = { currentPassword: 'not the present one', newPassword: 'another good one' }
    const wrong = await change(maya.cookie, body)
    expect(wrong.status).toBe(400)
    expect((await wrong.json()).error.fields).toMatchObject([{ field: 'currentPassword' }])
    const more = await Promise.all(Array.from({ length: 20 }, () => change(maya.cookie, body)))
    expect(more.filter((answer) => answer.status === 400)).toHaveLength(4)
    expect(more.find((answer) => answer.status === 429)?.headers.get('retry-after')).toMatch(/^\d+$/)
    expect(await alive(maya.cookie)).toBe(true)
  })

  it('two changes at once are one change', async () => {
    const maya = await signedUp('Maya')
    const answers = await Promise.all(
      ['first', 'second'].map((word) =>
        change(maya.cookie, { currentPassword: PASSWORD, newPassword: `the ${word} new one` }),
      ),
    )
    expect(answers.map((answer) => answer.status).sort()).toEqual([204, 409])
  })

  it('says who one is, and changes one’s name', async () => {
    const maya = await signedUp('Maya')
    const { GET, PATCH } = await import('@/app/api/v1/me/route')
    const body = { name: ' Maya Lind ' }
    expect((await call(PATCH, requestAs('PATCH', '/api/v1/me', { cookie: maya.cookie, body }))).status).toBe(
      200,
    )
    const me = await (await call(GET, requestAs('GET', '/api/v1/me', { cookie: maya.cookie }))).json()
    expect(me).toMatchObject({ name: 'Maya Lind', email: maya.email, hasPassword: true, isOperator: false })
    expect(me.team).toMatchObject({ id: maya.teamId, role: 'owner' })
    expect(Object.keys(me)).not.toContain('passwordHash')
    expect((await call(GET, requestAs('GET', '/api/v1/me'))).status).toBe(401)
    const foreign = requestAs('PATCH', '/api/v1/me', {
      cookie: maya.cookie,
      body,
      origin: 'http://evil.example',
    })
    expect((await call(PATCH, foreign)).status).toBe(403)
  })
})
