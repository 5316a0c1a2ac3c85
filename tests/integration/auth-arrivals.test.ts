import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { testDatabase } from '../support/database'
import { at, call, cookieOf, PASSWORD, requestAs } from './doorway'

let database: Awaited<ReturnType<typeof testDatabase>>
let lib: typeof import('@/lib/db')

/** The house as it reads its environment with this SIGNUP. */
async function withSignup(SIGNUP: string) {
  process.env.SIGNUP = SIGNUP
  vi.resetModules()
  lib = await import('@/lib/db')
  const auth = await import('@/lib/auth')
  const { arrive } = await import('@/lib/auth/arrive')
  const { POST } = await import('@/app/api/v1/sign-up/route')
  const signUp = (email: string, name = 'Maya', forwarded = '10.0.0.1') => {
    const request = requestAs('POST', '/api/v1/sign-up', { body: { name, email, password: PASSWORD } })
    request.headers.set('x-forwarded-for', forwarded)
    return call(POST, request)
  }
  return { auth, arrive, signUp }
}

const ada = { name: 'Ada', email: 'ada@northlight.example', password: PASSWORD }
const identity = {
  provider: 'google',
  providerAccountId: 'g-1',
  email: 'maya@northlight.example',
  emailVerified: true,
  name: 'Maya Lind',
}

beforeAll(async () => {
  database = await testDatabase()
  process.env.LOG_LEVEL = 'silent'
  process.env.NEXTAUTH_SECRET = 'a secret for tests only, 32 characters'
  lib = await import('@/lib/db')
})
afterAll(async () => {
  await lib.closeDatabase()
  await database.drop()
})
beforeEach(async () => {
  await lib.db().$executeRaw`TRUNCATE "User", "Team", "SignInThrottle" CASCADE`
})

describe('sign-up', () => {
  it('is closed unless opened', async () => {
    const { auth, signUp } = await withSignup('closed')
    await auth.setUp({ now: new Date() }, ada)
    const answer = await signUp('maya@northlight.example')
    expect(answer.status).toBe(403)
    expect((await answer.json()).error.message).toContain('sign-up is closed')
    expect(await lib.db().user.count()).toBe(1)
  })

  it('when open makes a person with team and wallet, signed in, and no operator', async () => {
    const { auth, signUp } = await withSignup('open')
    await auth.setUp({ now: new Date() }, ada)
    const answer = await signUp('maya@northlight.example')
    expect(answer.status).toBe(201)
    const cookie = (answer.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    const actor = await auth.authenticate(at('/', { cookie }))
    expect(actor).toMatchObject({ role: 'owner', isOperator: false })
    expect(await lib.db().wallet.count({ where: { userId: actor?.userId } })).toBe(1)
  })

  it('waits for the owner: nobody gets in before set-up', async () => {
    const { arrive, signUp } = await withSignup('open')
    expect((await signUp('maya@northlight.example')).status).toBe(403)
    expect(await arrive(identity)).toMatchObject({ ok: false, details: { problem: 'NOT_SET_UP' } })
    expect(await lib.db().user.count()).toBe(0)
  })

  it('by domain lets only that domain in', async () => {
    const { auth, signUp } = await withSignup('domain:northlight.example')
    await auth.setUp({ now: new Date() }, ada)
    expect((await signUp('theo@northlight.example')).status).toBe(201)
    expect((await signUp('eve@elsewhere.example')).status).toBe(403)
  })

  it('makes one person of ten requests with the same e-mail', async () => {
    const { auth, signUp } = await withSignup('open')
    await auth.setUp({ now: new Date() }, ada)
    const asked = Array.from({ length: 10 }, () => signUp('Maya@Northlight.example'))
    const statuses = (await Promise.all(asked)).map((answer) => answer.status)
    expect(statuses.filter((status) => status === 201)).toHaveLength(1)
    expect(statuses.filter((status) => status === 409)).toHaveLength(9)
    expect([await lib.db().user.count(), await lib.db().wallet.count()]).toEqual([2, 2])
  })

  it('is throttled by address', async () => {
    const { auth, signUp } = await withSignup('open')
    await auth.setUp({ now: new Date() }, ada)
    const same = Array.from({ length: 65 }, () => signUp('ada@northlight.example'))
    const statuses = (await Promise.all(same)).map((answer) => answer.status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(5)
    expect((await signUp('theo@northlight.example', 'Theo', '10.0.0.2')).status).toBe(201)
  })
})

describe('an arrival through a provider', () => {
  it('obeys SIGNUP on the first visit and is the same person on the next', async () => {
    const { auth, arrive } = await withSignup('open')
    await auth.setUp({ now: new Date() }, ada)
    const [first, second] = [
      await arrive(identity),
      await arrive({ ...identity, email: 'moved@away.example' }),
    ]
    expect(first).toMatchObject({ ok: true })
    expect(second.ok && second.value.userId).toBe(first.ok && first.value.userId)
    const maya = await lib.db().user.findUniqueOrThrow({ where: { email: identity.email } })
    expect(maya).toMatchObject({ name: 'Maya Lind', passwordHash: null, isOperator: false })
    expect(await lib.db().wallet.count()).toBe(2)
    expect(
      first.ok && (await auth.authenticate(at('/', { cookie: await cookieOf(first.value) }))),
    ).toBeTruthy()
    const closed = await withSignup('closed')
    expect(
      await closed.arrive({ ...identity, providerAccountId: 'g-2', email: 'x@y.example' }),
    ).toMatchObject({
      details: { problem: 'SIGNUP_CLOSED' },
    })
    expect((await closed.arrive(identity)).ok).toBe(true)
  })

  it('is tied to the account with that e-mail only when the provider verified it', async () => {
    const { auth, arrive } = await withSignup('closed')
    const made = await auth.createPerson({ ...ada, name: 'Maya', email: identity.email })
    expect(await arrive({ ...identity, emailVerified: false })).toMatchObject({
      ok: false,
      details: { problem: 'EMAIL_UNVERIFIED' },
      message: expect.stringContaining('has not verified'),
    })
    expect(await lib.db().account.count()).toBe(0)
    const linked = await arrive(identity)
    expect(linked).toMatchObject({ ok: true, value: { userId: made.ok && made.value.userId } })
    const { passwordHash } = await lib.db().user.findUniqueOrThrow({ where: { email: identity.email } })
    expect(passwordHash).not.toBeNull()
  })

  it('puts out whoever only typed that e-mail at sign-up', async () => {
    const { auth, arrive, signUp } = await withSignup('open')
    await auth.setUp({ now: new Date() }, ada)
    const squatter = await signUp(identity.email, 'Eve')
    const cookie = (squatter.headers.get('set-cookie') ?? '').split(';')[0] ?? ''
    expect(await auth.authenticate(at('/', { cookie }))).not.toBeNull()
    const { POST } = await import('@/app/api/v1/tokens/route')
    const body = { name: 'Kept', scopes: ['image:read'], days: 90 }
    const { token } = await (await call(POST, requestAs('POST', '/api/v1/tokens', { cookie, body }))).json()
    const byToken = { authorization: `Bearer ${token}` }
    expect(await auth.authenticate(at('/', byToken))).not.toBeNull()
    expect((await arrive(identity)).ok).toBe(true)
    expect(await auth.authenticate(at('/', { cookie }))).toBeNull()
    expect(await auth.authenticate(at('/', byToken))).toBeNull()
    const { passwordHash } = await lib.db().user.findUniqueOrThrow({ where: { email: identity.email } })
    expect(passwordHash).toBeNull()
  })

  it('is refused while suspended, without an e-mail, and from another issuer with the same subject', async () => {
    const { auth, arrive } = await withSignup('open')
    await auth.setUp({ now: new Date() }, ada)
    await arrive(identity)
    await lib.db().user.updateMany({ where: { email: identity.email }, data: { suspendedAt: new Date() } })
    expect(await arrive(identity)).toMatchObject({ details: { problem: 'SUSPENDED' } })
    expect(await arrive({ ...identity, provider: 'github' })).toMatchObject({
      details: { problem: 'SUSPENDED' },
    })
    expect(await arrive({ ...identity, providerAccountId: 'g-9', email: null })).toMatchObject({
      details: { problem: 'EMAIL_MISSING' },
    })
    const other = await arrive({
      ...identity,
      provider: 'oidc https://other.example',
      email: 'else@where.example',
    })
    expect(other.ok).toBe(true)
    expect(await lib.db().user.count()).toBe(3)
  })

  it('at once from two tabs makes one person', async () => {
    const { auth, arrive } = await withSignup('open')
    await auth.setUp({ now: new Date() }, ada)
    const both = await Promise.all(Array.from({ length: 8 }, () => arrive(identity)))
    expect(new Set(both.map((one) => one.ok && one.value.userId)).size).toBe(1)
    expect([await lib.db().user.count(), await lib.db().account.count()]).toEqual([2, 1])
  })
})
