import { hash } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { NewTokenView, TokenPage } from '@/lib/auth/tokens/schema'
import { newId } from '@/lib/core/ids'
import { testDatabase } from '../support/database'
import { at, call, requestAs, type SignedUp, signedUp } from './doorway'

let database: Awaited<ReturnType<typeof testDatabase>>
let auth: typeof import('@/lib/auth')
let lib: typeof import('@/lib/db')
let routes: typeof import('@/app/api/v1/tokens/route')
let one: typeof import('@/app/api/v1/tokens/[tokenId]/route')
let me: typeof import('@/app/api/v1/me/route')
let credits: typeof import('@/app/api/v1/credits/route')
let people: typeof import('@/app/api/v1/people/route')
let prompts: typeof import('@/app/api/v1/prompts/route')
let maya: SignedUp

beforeAll(async () => {
  database = await testDatabase()
  Object.assign(process.env, {
    LOG_LEVEL: 'silent',
    NEXTAUTH_SECRET: 'a secret for tests only, 32 characters',
    SIGNUP_CREDITS: '100',
  })
  auth = await import('@/lib/auth')
  lib = await import('@/lib/db')
  routes = await import('@/app/api/v1/tokens/route')
  one = await import('@/app/api/v1/tokens/[tokenId]/route')
  me = await import('@/app/api/v1/me/route')
  credits = await import('@/app/api/v1/credits/route')
  people = await import('@/app/api/v1/people/route')
  prompts = await import('@/app/api/v1/prompts/route')
})
afterAll(async () => {
  await lib.closeDatabase()
  await database.drop()
})
beforeEach(async () => {
  await lib.db().$executeRaw`TRUNCATE "User", "Team", "SignInThrottle" CASCADE`
  maya = await signedUp('Maya')
})

const post = (cookie: string, body: unknown) =>
  call(routes.POST, requestAs('POST', '/api/v1/tokens', { cookie, body }))
async function made(who: SignedUp, more: object = {}): Promise<NewTokenView> {
  const answer = await post(who.cookie, { name: 'Nightly', scopes: ['credits:read'], ...more })
  if (answer.status !== 201) throw new Error(`${answer.status} ${await answer.text()}`)
  return answer.json()
}
const listed = async (who: SignedUp) =>
  (await (await call(routes.GET, at('/api/v1/tokens', { cookie: who.cookie }))).json()) as TokenPage
const revoke = (who: SignedUp, tokenId: string) =>
  call(one.DELETE, requestAs('DELETE', `/api/v1/tokens/${tokenId}`, { cookie: who.cookie }), { tokenId })
const bearing = (token: string, more: Record<string, string> = {}) => ({
  authorization: `Bearer ${token}`,
  ...more,
})
const actorOf = (token: string, more: Record<string, string> = {}) =>
  auth.authenticate(at('/api/v1/credits', bearing(token, more)))
const creditsBy = async (token: string, more: Record<string, string> = {}) =>
  (await call(credits.GET, at('/api/v1/credits', bearing(token, more)))).status

/** A team of Theo's that Maya is in. */
async function team(role: 'editor' | 'viewer' = 'editor') {
  const theo = await signedUp('Theo')
  const teamId = newId()
  await lib.db().team.create({ data: { id: teamId, name: 'North', kind: 'shared' } })
  await lib.db().membership.create({ data: { teamId, userId: theo.userId, role: 'owner' } })
  await lib.db().membership.create({ data: { teamId, userId: maya.userId, role } })
  return { theo, teamId }
}

describe('making one', () => {
  it('tells it once, keeps only its hash, and lives 90 days', async () => {
    const token = await made(maya)
    expect(token.token).toMatch(/^tri_[\w-]{43}$/)
    expect(token.prefix).toBe(token.token.slice(0, 12))
    expect(Date.parse(token.expiresAt) - Date.parse(token.createdAt)).toBe(90 * 86_400_000)
    const dump = await lib.db().$queryRaw<{ row: string }[]>`SELECT k::text AS row FROM "ApiToken" k`
    expect(JSON.stringify(dump)).not.toContain(token.token)
    expect(JSON.stringify(dump)).toContain(hash('sha256', token.token, 'hex'))
    const { items } = await listed(maya)
    expect(items).toMatchObject([{ name: 'Nightly', prefix: token.prefix, scopes: ['credits:read'] }])
    expect(JSON.stringify(items)).not.toContain(token.token)
    const log = await lib.db().$queryRaw<{ row: string }[]>`SELECT e::text AS row FROM "AuditEvent" e`
    expect(JSON.stringify(log)).toContain('token.created')
    expect(JSON.stringify(log)).not.toContain(token.token)
  })

  it('does not make it twice under one id, at once either', async () => {
    const body = { id: newId(), name: 'Nightly', scopes: ['credits:read'] }
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(maya.cookie, body)))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, 409, 409, 409, 409])
    expect((await listed(maya)).items).toHaveLength(1)
  })

  it.each([
    [{ scopes: [] }, 'scopes'],
    [{ scopes: ['everything'] }, 'scopes'],
    [{ scopes: ['token:manage'] }, 'scopes'],
    [{ scopes: ['account:manage'] }, 'scopes'],
    [{ days: 0 }, 'days'],
    [{ days: 366 }, 'days'],
    [{ name: ' ' }, 'name'],
  ])('refuses %j', async (more, field) => {
    const answer = await post(maya.cookie, { name: 'N', scopes: ['credits:read'], ...more })
    expect(answer.status).toBe(400)
    expect((await answer.json()).error.fields[0].field.split('.')[0]).toBe(field)
  })

  it('lets only an operator allow what operators do', async () => {
    const body = { name: 'N', scopes: ['people:manage'] }
    expect((await post(maya.cookie, body)).status).toBe(403)
    const ada = await signedUp('Ada', { isOperator: true })
    expect((await post(ada.cookie, body)).status).toBe(201)
  })
})

describe('using one', () => {
  it('does what its scopes name and nothing else', async () => {
    const { token } = await made(maya)
    expect(await creditsBy(token)).toBe(200)
    expect((await call(me.GET, at('/api/v1/me', bearing(token)))).status).toBe(403)
    const body = { kind: 'style', name: 'Gouache', text: 'gouache', isShared: false }
    const saving = new Request('http://127.0.0.1:3000/api/v1/prompts', {
      method: 'POST',
      headers: { ...bearing(token), 'content-type': 'application/json' },
      body: JSON.stringify(body),
    })
    expect((await call(prompts.POST, saving)).status).toBe(403)
  })

  it('never makes or ends tokens, whatever its scopes', async () => {
    const { token, id } = await made(maya, { scopes: ['credits:read'] })
    await lib.db().apiToken.update({ where: { id }, data: { scopes: ['token:manage', 'account:manage'] } })
    expect((await call(routes.GET, at('/api/v1/tokens', bearing(token)))).status).toBe(403)
    expect((await call(me.PATCH, at('/api/v1/me', bearing(token)))).status).toBe(403)
  })

  it('writes from anywhere: no browser adds it by itself', async () => {
    const { token } = await made(maya, { scopes: ['prompt:manage'] })
    const saving = new Request('http://127.0.0.1:3000/api/v1/prompts', {
      method: 'POST',
      headers: {
        ...bearing(token),
        'content-type': 'application/json',
        origin: 'https://elsewhere.example',
        'sec-fetch-site': 'cross-site',
      },
      body: JSON.stringify({ kind: 'style', name: 'Gouache', text: 'gouache', isShared: false }),
    })
    expect((await call(prompts.POST, saving)).status).toBe(201)
  })

  it('is judged alone: a wrong one is 401 whatever cookie comes with it', async () => {
    const theo = await signedUp('Theo')
    const { token } = await made(maya)
    expect(await actorOf(token, { cookie: theo.cookie })).toMatchObject({ userId: maya.userId })
    const wrong = [
      'tri_',
      `tri_${'x'.repeat(43)}`,
      `${token}x`,
      token.slice(0, -1),
      '',
      'eyJhbGciOiJub25lIn0..',
      "' OR 1=1",
    ]
    for (const each of wrong) expect(await creditsBy(each, { cookie: theo.cookie }), each).toBe(401)
    expect(await creditsBy(token.toUpperCase(), { cookie: theo.cookie })).toBe(401)
  })

  it('leaves a proxy’s own Authorization alone', async () => {
    const headers = { cookie: maya.cookie, authorization: 'Basic bWF5YTp4' }
    expect((await call(credits.GET, at('/api/v1/credits', headers))).status).toBe(200)
  })

  it('is no token in the address, nor in a cookie', async () => {
    const { token } = await made(maya)
    for (const name of ['token', 'access_token', 'authorization', 'api_key'])
      expect((await call(credits.GET, at(`/api/v1/credits?${name}=${token}`))).status).toBe(401)
    expect((await call(credits.GET, at('/api/v1/credits', { cookie: `token=${token}` }))).status).toBe(401)
    expect((await call(credits.GET, at('/api/v1/credits', { 'x-api-key': token }))).status).toBe(401)
  })

  it('acts in its owner’s own team, or in the one the header names while they are in it', async () => {
    const { teamId } = await team('editor')
    const { token } = await made(maya)
    expect(await actorOf(token)).toMatchObject({ teamId: maya.teamId, role: 'owner' })
    expect(await actorOf(token, { cookie: `triptych-team=${teamId}` })).toMatchObject({ teamId: maya.teamId })
    expect(await actorOf(token, { 'triptych-team': teamId })).toMatchObject({ teamId, role: 'editor' })
    await lib.db().membership.delete({ where: { teamId_userId: { teamId, userId: maya.userId } } })
    expect(await creditsBy(token, { 'triptych-team': teamId })).toBe(404)
    expect(await creditsBy(token, { 'triptych-team': newId() })).toBe(404)
    expect(await creditsBy(token)).toBe(200)
  })

  it('holds what its owner holds now: a demotion counts at once', async () => {
    const { teamId } = await team('editor')
    const { token } = await made(maya, { scopes: ['prompt:manage'] })
    const save = async () => {
      const saving = new Request('http://127.0.0.1:3000/api/v1/prompts', {
        method: 'POST',
        headers: { ...bearing(token, { 'triptych-team': teamId }), 'content-type': 'application/json' },
        body: JSON.stringify({ kind: 'style', name: 'Gouache', text: 'gouache', isShared: false }),
      })
      return (await call(prompts.POST, saving)).status
    }
    expect(await save()).toBe(201)
    const where = { teamId_userId: { teamId, userId: maya.userId } }
    await lib.db().membership.update({ where, data: { role: 'viewer' } })
    expect(await save()).toBe(403)
  })

  it('of an operator does what operators do only if scoped so, and no more once they are none', async () => {
    const ada = await signedUp('Ada', { isOperator: true })
    const plain = await made(ada, { scopes: ['credits:read'] })
    const scoped = await made(ada, { scopes: ['people:manage'] })
    const list = async (token: string) =>
      (await call(people.GET, at('/api/v1/people', bearing(token)))).status
    expect([await list(plain.token), await list(scoped.token)]).toEqual([403, 200])
    await lib.db().user.update({ where: { id: ada.userId }, data: { isOperator: false } })
    expect(await list(scoped.token)).toBe(403)
  })

  it('is remembered at most every ten minutes', async () => {
    const { token, id } = await made(maya)
    const lastUsedAt = async () => (await lib.db().apiToken.findUniqueOrThrow({ where: { id } })).lastUsedAt
    expect(await lastUsedAt()).toBeNull()
    await creditsBy(token)
    const first = await lastUsedAt()
    expect(first).toBeInstanceOf(Date)
    await creditsBy(token)
    expect(await lastUsedAt()).toEqual(first)
    await lib.db().apiToken.update({ where: { id }, data: { lastUsedAt: new Date(Date.now() - 601_000) } })
    await creditsBy(token)
    expect((await lastUsedAt())?.getTime()).toBeGreaterThanOrEqual(first?.getTime() ?? Number.NaN)
  })
})

describe('its end', () => {
  it('comes at once when revoked; twice is once; another’s is not there', async () => {
    const { token, id } = await made(maya)
    const theo = await signedUp('Theo')
    expect((await revoke(theo, id)).status).toBe(404)
    expect(await creditsBy(token)).toBe(200)
    expect((await revoke(maya, id)).status).toBe(204)
    expect(await creditsBy(token)).toBe(401)
    expect((await revoke(maya, id)).status).toBe(204)
    expect((await listed(maya)).items).toEqual([])
    const events = await lib
      .db()
      .auditEvent.findMany({ where: { teamId: maya.teamId, action: 'token.revoked' } })
    expect(events).toHaveLength(1)
  })

  it('comes when it expires', async () => {
    const { token, id } = await made(maya)
    await lib.db().apiToken.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } })
    expect(await creditsBy(token)).toBe(401)
    expect((await listed(maya)).items).toHaveLength(1)
  })

  it('comes with the suspension of its owner, and goes with it', async () => {
    const { token } = await made(maya)
    const where = { id: maya.userId }
    await lib.db().user.update({ where, data: { suspendedAt: new Date() } })
    expect(await creditsBy(token)).toBe(401)
    await lib.db().user.update({ where, data: { suspendedAt: null } })
    expect(await creditsBy(token)).toBe(200)
  })
})

describe('guessing', () => {
  it('is slowed by address, and a good token never waits for it', async () => {
    const { token } = await made(maya)
    const from = (address: string) => ({ 'x-forwarded-for': address })
    const guess = () => creditsBy(`tri_${'y'.repeat(43)}`, from('203.0.113.9'))
    const statuses = []
    for (let i = 0; i < 65; i++) statuses.push(await guess())
    expect(statuses[0]).toBe(401)
    expect(statuses.at(-1)).toBe(429)
    expect(await creditsBy(token, from('203.0.113.9'))).toBe(200)
    expect(await creditsBy(`tri_${'y'.repeat(43)}`, from('203.0.113.10'))).toBe(401)
  })
})

it('is no way into pages', async () => {
  const { token } = await made(maya)
  const { authenticateHeaders } = await import('@/lib/auth/authenticate')
  expect(await authenticateHeaders(new Headers(bearing(token)))).toBeNull()
})
