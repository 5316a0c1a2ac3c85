import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OPERATOR_PERMISSIONS, PERMISSIONS } from '@/lib/auth/permissions'
import { SCOPES } from '@/lib/auth/tokens/rules'
import type { NewTokenView } from '@/lib/auth/tokens/schema'
import type { Caller } from './caller'
import { follow } from './events'
import { routeFiles } from './routes'
import { openServed, type Person, type Served } from './served'
import { until } from './until'

const STREAM = '/api/v1/events'
const asked = routeFiles()
  .flatMap((route) => route.operations)
  .filter(({ method, params, path }) => method === 'GET' && params.length === 0 && path !== STREAM)
const known = { ...PERMISSIONS, ...OPERATOR_PERMISSIONS }
const closed = asked.filter(({ permission }) => Object.hasOwn(known, permission))

let served: Served
let maya: Person

beforeAll(async () => {
  served = await openServed()
  maya = await served.person('Maya')
})
afterAll(() => served?.close())

async function made(who: Caller, scopes: readonly string[] = ['credits:read']): Promise<NewTokenView> {
  const answer = await who.post('/api/v1/tokens', { name: 'Nightly', scopes })
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`)
  return answer.json as NewTokenView
}
const bearing = ({ token }: { token: string }) => ({ authorization: `Bearer ${token}` })
const statusOf = async (path: string, headers: Record<string, string>) =>
  (await served.visitor().get(path, headers)).status
const credits = (token: { token: string }, more: Record<string, string> = {}) =>
  statusOf('/api/v1/credits', { ...bearing(token), ...more })

/** A team of Theo's with Maya in it, acted in by header. */
async function team(role: string) {
  const theo = await served.person('Theo')
  const [row] = await served.peek.rows<{ id: string }>(
    `INSERT INTO "Team" ("id", "name", "kind") VALUES (gen_random_uuid(), 'North', 'shared') RETURNING "id"`,
  )
  const teamId = row?.id ?? ''
  const sql = `INSERT INTO "Membership" ("teamId", "userId", "role") VALUES ($1, $2, $3::text::"TeamRole")`
  await served.peek.rows(sql, [teamId, theo.id, 'owner'])
  await served.peek.rows(sql, [teamId, maya.id, role])
  return { 'triptych-team': teamId }
}

it('finds what there is to ask', () => expect(closed.length).toBeGreaterThan(10))

describe('a token of one scope opens the routes of that scope, and no other', () => {
  it.each(SCOPES)('%s', async (scope) => {
    const token = await made(served.owner, [scope])
    for (const { path, permission } of closed) {
      const status = await statusOf(path, bearing(token))
      if (permission === scope) expect(status, path).not.toBe(403)
      else expect(status, path).toBe(403)
    }
  })
})

it('is told to nobody but its owner, once', async () => {
  const token = await made(maya)
  const list = await maya.get('/api/v1/tokens')
  expect(list.text).toContain(token.prefix)
  expect(list.text).not.toContain(token.token)
  const theirs = await (await served.person('Theo')).get('/api/v1/tokens')
  expect(theirs.json).toEqual({ items: [], nextCursor: null })
})

it('is no token in the address, in a cookie or in another header', async () => {
  const { token } = await made(maya)
  for (const name of ['token', 'access_token', 'api_key', 'authorization'])
    expect(await statusOf(`/api/v1/credits?${name}=${token}`, {}), name).toBe(401)
  expect(await statusOf('/api/v1/credits', { cookie: `next-auth.session-token=${token}` })).toBe(401)
  expect(await statusOf('/api/v1/credits', { 'x-api-key': token })).toBe(401)
})

it('beside a cookie is judged alone', async () => {
  const cookie = maya.cookie ?? ''
  expect(await statusOf('/api/v1/credits', { cookie })).toBe(200)
  expect(await credits({ token: `tri_${'x'.repeat(43)}` }, { cookie })).toBe(401)
  expect(await credits({ token: '' }, { cookie })).toBe(401)
})

it('opens no page', async () => {
  const answer = await served.visitor().get('/studio', bearing(await made(maya, SCOPES.slice(0, 5))))
  expect(answer.status).toBe(307)
  expect(answer.headers.location).toContain('/sign-in')
})

describe('ends', () => {
  it('when it is revoked', async () => {
    const token = await made(maya)
    expect(await credits(token)).toBe(200)
    expect((await maya.ask('DELETE', `/api/v1/tokens/${token.id}`)).status).toBe(204)
    expect(await credits(token)).toBe(401)
  })

  it('when it expires', async () => {
    const token = await made(maya)
    await served.peek.rows(`UPDATE "ApiToken" SET "expiresAt" = now() WHERE "id" = $1`, [token.id])
    expect(await credits(token)).toBe(401)
  })

  it('while its owner is suspended', async () => {
    const sam = await served.person('Sam')
    const token = await made(sam)
    expect((await served.owner.post(`/api/v1/people/${sam.id}/suspend`)).status).toBeLessThan(300)
    expect(await credits(token)).toBe(401)
    expect((await served.owner.post(`/api/v1/people/${sam.id}/reinstate`)).status).toBeLessThan(300)
    expect(await credits(token)).toBe(200)
  })

  it('in a team with its owner’s place there, and is weaker with their role', async () => {
    const there = await team('editor')
    const token = await made(maya, ['prompt:manage', 'credits:read'])
    const body = { kind: 'style', name: 'Gouache', text: 'gouache' }
    const save = async () =>
      (await served.visitor().post('/api/v1/prompts', body, { ...bearing(token), ...there })).status
    expect(await save()).toBe(201)
    const where = `"teamId" = '${there['triptych-team']}' AND "userId" = '${maya.id}'`
    await served.peek.rows(`UPDATE "Membership" SET "role" = 'viewer' WHERE ${where}`)
    expect(await save()).toBe(403)
    await served.peek.rows(`DELETE FROM "Membership" WHERE ${where}`)
    expect(await save()).toBe(404)
    expect(await credits(token)).toBe(200)
  })
})

it('follows events, until it is revoked', async () => {
  const token = await made(maya, ['run:read'])
  const stream = await follow(served.visitor(), bearing(token))
  await stream.hears('ready', () => stream.named('ready').length > 0)
  expect((await maya.ask('DELETE', `/api/v1/tokens/${token.id}`)).status).toBe(204)
  await until('the stream ends', () => stream.endedMs() !== undefined, { withinMs: 20_000 })
  await stream.close()
})

it('is in no line of the log, whole, halved or hashed', async () => {
  const token = await made(maya)
  await credits(token)
  await served.visitor().get(`/api/v1/nowhere?token=${token.token}`, bearing(token))
  await served.visitor().post('/api/v1/runs', '{', { ...bearing(token), 'content-type': 'text/plain' })
  expect((await maya.ask('DELETE', `/api/v1/tokens/${token.id}`)).status).toBe(204)
  await credits(token)
  const logs = served.server.logs()
  expect(logs.length).toBeGreaterThan(0)
  expect(logs).not.toContain('tri_')
  expect(logs).not.toContain(token.token.slice(4, 30))
})
