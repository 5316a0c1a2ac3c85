import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { CLIENT, type Subject, startIssuer } from '../mocks/oidc-issuer'
import { Browser } from './browser'
import { openServed, type Served } from './served'

let served: Served
let issuer: Awaited<ReturnType<typeof startIssuer>>
let site: string

beforeAll(async () => {
  issuer = await startIssuer()
  served = await openServed({
    env: {
      SIGNUP: 'domain:northlight.example',
      OIDC_ISSUER: issuer.url,
      OIDC_CLIENT_ID: CLIENT.id,
      OIDC_CLIENT_SECRET: CLIENT.secret,
      OIDC_NAME: 'Northlight',
    },
  })
  site = served.server.url
  issuer.openFor(site)
})
afterAll(async () => {
  await served?.close()
  await issuer?.close()
})

/** Signs in as this subject with a fresh browser, all the way through the provider and back. */
async function arriveAs(subject: Subject, callbackUrl = '/studio') {
  issuer.subject = subject
  const browser = new Browser()
  const { url } = await browser.postAuth(site, 'signin/oidc', { callbackUrl })
  expect(url.origin).toBe(issuer.url)
  const end = await browser.visit(url)
  const me = await browser.fetch(`${site}/api/v1/me`)
  return { browser, end, me: me.ok ? await me.json() : null }
}

describe('signing in through an OpenID provider', () => {
  it('is offered because its variables are set', async () => {
    const page = await new Browser().visit(`${site}/sign-in`)
    expect(page.text).toContain('Northlight')
    expect(page.text).not.toMatch(/Continue with (?:<!-- -->)?(?:GitHub|Google)/)
    const providers = await (await fetch(`${site}/api/auth/providers`)).json()
    expect(Object.keys(providers)).toEqual(['credentials', 'oidc'])
    expect(JSON.stringify(providers)).not.toContain(CLIENT.secret)
  })

  it('makes a person whom SIGNUP lets in, and knows them the next time', async () => {
    const theo = { sub: 'theo', name: 'Theo Brandt', email: 'theo@northlight.example', email_verified: true }
    const first = await arriveAs(theo, '/settings')
    expect(first.end.url.href).toBe(`${site}/settings`)
    expect(first.me).toMatchObject({
      name: 'Theo Brandt',
      email: theo.email,
      hasPassword: false,
      isOperator: false,
    })
    const second = await arriveAs({ ...theo, email: 'theo@moved.example' })
    expect(second.me.id).toBe(first.me.id)
    const wallets = await served.peek.rows('SELECT 1 FROM "Wallet" WHERE "userId" = $1', [first.me.id])
    expect(wallets).toHaveLength(1)
  })

  it('lets nobody in whom SIGNUP keeps out, and says why', async () => {
    const eve = await arriveAs({
      sub: 'eve',
      name: 'Eve',
      email: 'eve@elsewhere.example',
      email_verified: true,
    })
    expect(eve.me).toBeNull()
    expect(eve.end.url.pathname).toBe('/sign-in')
    expect(eve.end.text).toContain('yours is not among them')
    expect(await served.peek.rows(`SELECT 1 FROM "User" WHERE "email" LIKE 'eve%'`)).toEqual([])
  })

  it('ties an account to its e-mail only when the provider has verified it', async () => {
    const ada = { sub: 'ada', name: 'Somebody', email: 'ada@example.com' }
    const unverified = await arriveAs({ ...ada, sub: 'not-ada', email_verified: false })
    expect(unverified.me).toBeNull()
    expect(unverified.end.text).toContain('has not verified')
    const verified = await arriveAs({ ...ada, email_verified: true })
    expect(verified.me).toMatchObject({ name: 'Ada', isOperator: true, hasPassword: true })
  })

  it('refuses an answer nobody here asked for', async () => {
    issuer.subject = { sub: 'theo', email: 'theo@northlight.example', email_verified: true }
    const [victim, attacker] = [new Browser(), new Browser()]
    const { url } = await attacker.postAuth(site, 'signin/oidc', { callbackUrl: '/studio' })
    let hop: URL = url
    while (hop.origin === issuer.url) {
      const answer = await attacker.fetch(hop)
      hop = new URL(answer.headers.get('location') ?? '', hop)
    }
    const end = await victim.visit(hop)
    expect(end.url.pathname).toBe('/sign-in')
    expect((await victim.fetch(`${site}/api/v1/me`)).status).toBe(401)
  })

  it('never leads to another site afterwards', async () => {
    const theo = { sub: 'theo', email: 'theo@northlight.example', email_verified: true }
    const { end } = await arriveAs(theo, 'https://evil.example/')
    expect(end.url.origin).toBe(site)
  })
})

describe('signing in with a password, through next-auth', () => {
  const good = { email: 'Ada@example.com', password: 'a long enough password' }

  it('sets one httpOnly cookie that the API knows, and takes it away again', async () => {
    const browser = new Browser()
    expect((await browser.postAuth(site, 'callback/credentials', good)).status).toBe(200)
    expect((await browser.fetch(`${site}/api/v1/me`)).status).toBe(200)
    const session = await (await browser.fetch(`${site}/api/auth/session`)).json()
    expect(Object.keys(session.user)).toEqual(['id'])
    await browser.postAuth(site, 'signout')
    expect((await browser.fetch(`${site}/api/v1/me`)).status).toBe(401)
    expect((await browser.visit(`${site}/studio`)).url.href).toBe(`${site}/sign-in?next=%2Fstudio`)
  })

  it('needs the token that proves the form is ours', async () => {
    const body = new URLSearchParams({ ...good, json: 'true' })
    const browser = new Browser()
    await browser.fetch(`${site}/api/auth/callback/credentials`, { method: 'POST', body })
    expect((await browser.fetch(`${site}/api/v1/me`)).status).toBe(401)
  })

  it('makes guessing wait, and no made-up address gets around that', async () => {
    const browser = new Browser()
    const guess = { email: 'nobody@example.com', password: 'a wrong password' }
    const codes: (string | null)[] = []
    for (let i = 0; i < 6; i++) {
      const { url } = await browser.postAuth(site, 'callback/credentials', guess)
      codes.push(url.searchParams.get('error'))
    }
    expect(codes.slice(0, 5)).toEqual(Array(5).fill('CredentialsSignin'))
    expect(codes[5]).toMatch(/^RATE_LIMITED\.\d+$/)
    await fetch(`${site}/api/auth/csrf`, { headers: { 'x-forwarded-for': '203.0.113.9' } })
    const { csrfToken } = await (await browser.fetch(`${site}/api/auth/csrf`)).json()
    const keysBefore = await served.peek.rows('SELECT "key" FROM "SignInThrottle"')
    const body = new URLSearchParams({
      email: 'other@example.com',
      password: 'wrong',
      csrfToken,
      json: 'true',
    })
    const headers = { 'x-forwarded-for': '203.0.113.9', 'x-forwarded-host': 'evil.example' }
    const answer = await browser.fetch(`${site}/api/auth/callback/credentials`, {
      method: 'POST',
      body,
      headers,
    })
    expect((await answer.json()).url).toContain(site)
    // The other account is new, the address is not: one more key, not two.
    const keysAfter = await served.peek.rows('SELECT "key" FROM "SignInThrottle"')
    expect(keysAfter).toHaveLength(keysBefore.length + 1)
  })

  it('takes no lines for the log from strangers', async () => {
    const body = new URLSearchParams({ level: 'error', code: 'ALARM', message: 'made up' })
    expect((await fetch(`${site}/api/auth/_log`, { method: 'POST', body })).status).toBe(404)
  })
})
