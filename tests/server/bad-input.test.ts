import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isLinkPermission, OPERATOR_PERMISSIONS } from '@/lib/auth/permissions'
import { ErrorBody } from '@/lib/http/schema'
import type { RunView } from '@/lib/runs/schema'
import { type Answer, type Caller, newKey } from './caller'
import { fuzz } from './fuzz'
import { brokenMoney } from './invariants'
import { WRONG_BODIES, WRONG_IDS, WRONG_KEYS, WRONG_QUERIES, type Wrong, wrongBodies } from './malformed'
import { contentOf } from './peek'
import { fill, METHODS, type Operation, routeFiles } from './routes'
import { sampleOf } from './samples'
import { openJobs, openServed, type Person, type Served, unfinished } from './served'
import { until } from './until'

const FOREIGN = 'https://elsewhere.example'
const routes = routeFiles()
const operations = routes.flatMap((route) => route.operations)
const named = operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const)
const withParams = named.filter(([, { params }]) => params.length > 0)
const closed = named.filter(([, { permission }]) => permission !== 'public' && !isLinkPermission(permission))
const writes = named.filter(([, { method }]) => method !== 'GET')
const ofOperators = (operation: Operation) => operation.permission in OPERATOR_PERMISSIONS

let served: Served
let maya: Person
/** Ids that exist and are Maya's own, by the name of the param. */
let hers: Record<string, string>
let before: Record<string, string>

beforeAll(async () => {
  served = await openServed({ env: { SIGNUP_CREDITS: '26.5' } })
  maya = await served.person('Maya')
  const run = await maya.startRun({}, { prefer: 'wait=60' })
  const generation = run.generations[0]
  if (!generation?.image) throw new Error('her first image was not made')
  hers = {
    runId: run.id,
    generationId: generation.id,
    imageId: generation.image.id,
    userId: maya.id,
    variant: 'original',
    providerId: 'stability',
    sha256: await hashOf(generation.image.id),
    sweepId: await idOf('/api/v1/sweeps', 'StartSweepInput', { 'idempotency-key': newKey() }),
    tokenId: await idOf('/api/v1/tokens', 'NewTokenInput'),
    notificationId: await toldOnce(maya.id),
    promptId: await idOf('/api/v1/prompts', 'SavePromptInput'),
    collectionId: await idOf('/api/v1/collections', 'NewCollectionInput'),
  }
  Object.assign(hers, await teamWithInvite())
  Object.assign(hers, await linkTo(hers.collectionId ?? ''), await reviewOf(hers))
  await until('her sweep is done', async () => (await unfinished(served.peek)) === 0)
  await until('the queue is empty', async () => (await openJobs(served.peek)) === 0)
  before = await contentOf(served.peek)
})
afterAll(() => served?.close())

async function hashOf(imageId: string): Promise<string> {
  const [row] = await served.peek.rows<{ sha256: string }>(`SELECT "sha256" FROM "Image" WHERE "id" = $1`, [
    imageId,
  ])
  return row?.sha256 ?? ''
}

async function toldOnce(userId: string): Promise<string> {
  const [row] = await served.peek.rows<{ id: string }>(
    `INSERT INTO "Notification" ("id", "userId", "kind", "facts", "subject")
    VALUES (gen_random_uuid(), $1, 'removed', '{}', 'once') RETURNING "id"`,
    [userId],
  )
  return row?.id ?? ''
}

/** A team of hers, and a way into it. */
async function teamWithInvite(): Promise<{ teamId: string; inviteId: string }> {
  const teamId = await idOf('/api/v1/teams', 'CreateTeamInput')
  const answer = await maya.post('/api/v1/invites', sampleOf('CreateInviteInput').body, {
    'triptych-team': teamId,
  })
  return { teamId, inviteId: (answer.json as { invite: { id: string } }).invite.id }
}

/** A link that lets strangers do all there is to do. */
async function linkTo(collectionId: string): Promise<{ linkId: string; token: string }> {
  const target = { kind: 'collection', id: collectionId }
  const body = { target, allowsDownload: true, allowsVotes: true, allowsComments: true }
  const { id, path } = (await maya.post('/api/v1/links', body)).json as { id: string; path: string }
  return { linkId: id, token: path.slice('/s/'.length) }
}

/** A round on her collection, which shows her image, and words of hers about it. */
async function reviewOf({ collectionId = '', imageId = '' }: Record<string, string>) {
  await maya.post(`/api/v1/collections/${collectionId}/items`, { imageIds: [imageId] })
  return {
    roundId: await idOf(`/api/v1/collections/${collectionId}/rounds`, 'OpenRoundInput'),
    commentId: await idOf(`/api/v1/images/${imageId}/comments`, 'CommentInput'),
  }
}

/** The id of something of Maya's, made from the good body of a schema. */
async function idOf(path: string, schema: string, headers: Record<string, string> = {}): Promise<string> {
  const answer = await maya.post(path, sampleOf(schema).body, headers)
  if (answer.status >= 300) throw new Error(`${path}: ${answer.status} ${answer.text}`)
  return (answer.json as { id: string }).id
}

/** Nothing at all may have changed, but for the counting of wrong passwords and the hourly look at what the upstream has left. */
async function expectNothingWritten() {
  const { SignInThrottle: _, UpstreamBalance: _b, ...now } = await contentOf(served.peek)
  const { SignInThrottle: __, UpstreamBalance: __b, ...then } = before
  expect(now).toEqual(then)
}

/** Who may do it: an operator where one is needed, else Maya, else nobody in particular. */
const rightful = (operation: Operation): Caller => (ofOperators(operation) ? served.owner : maya)

const goodHeaders = (operation: Operation): Record<string, string> =>
  operation.headers?.startsWith('Start') ? { 'idempotency-key': newKey() } : {}
const goodBody = (operation: Operation) => operation.body && sampleOf(operation.body).body

const RANDOM_ID = '01890000-0000-7000-8000-000000000000'
const randomIds = () =>
  Object.fromEntries(Object.keys(hers).map((name) => [name, name === 'variant' ? 'original' : RANDOM_ID]))

function errorOf(answer: Answer, what: string): ErrorBody['error'] {
  const parsed = ErrorBody.safeParse(answer.json)
  expect(parsed.success, `${what}: ${answer.status} ${answer.text.slice(0, 300)}`).toBe(true)
  expect(answer.headers['cache-control'], what).toBe('no-store')
  if (!parsed.data) throw new Error('unreachable')
  return parsed.data.error
}

function expectRefused(answer: Answer, wrong: Wrong) {
  const { what, field, statuses } = wrong
  expect.soft(statuses, `${what}: ${answer.text.slice(0, 300)}`).toContain(answer.status)
  const { code, message, fields } = errorOf(answer, what)
  if (field === undefined || code !== 'INVALID_INPUT') return
  const about = (each: string) => each === field || each.startsWith(`${field}.`)
  expect
    .soft(
      fields?.some((each) => about(each.field)),
      `${what}: ${answer.text.slice(0, 300)}`,
    )
    .toBe(true)
  expect.soft(message, what).toContain(': ')
}

/** The wrong things one can send to an operation, each otherwise good. */
function wrongsOf(operation: Operation): Wrong[] {
  const sample = operation.body ? sampleOf(operation.body) : undefined
  return [
    ...(sample ? [...WRONG_BODIES, ...wrongBodies(sample.body, sample.required)] : []),
    ...(operation.query ? wrongQueries(operation.query) : []),
    ...(operation.headers?.startsWith('Start')
      ? WRONG_KEYS.map((each) => ({ ...each, body: sample?.body }))
      : []),
  ]
}

function wrongQueries(schema: string): Wrong[] {
  const wrongs = WRONG_QUERIES[schema]
  if (!wrongs) throw new Error(`tests/server/malformed.ts knows no wrong values for ${schema}`)
  return wrongs
}

function send(caller: Caller, operation: Operation, wrong: Wrong): Promise<Answer> {
  const keyed = wrong.field === 'idempotency-key' ? {} : goodHeaders(operation)
  const path = `${fill(operation, hers)}${wrong.query === undefined ? '' : `?${wrong.query}`}`
  return caller.ask(operation.method, path, {
    headers: { ...keyed, ...wrong.headers },
    ...(wrong.raw === undefined ? { body: wrong.body } : { raw: wrong.raw }),
  })
}

it('finds the routes', () => {
  expect(routes.map((route) => route.path)).toContain('/api/v1/runs/{runId}')
  expect(operations.length).toBeGreaterThan(15)
})

describe('what is wrong is refused by name, and nothing is written or charged', () => {
  it.each(named)('%s', async (_, operation) => {
    for (const wrong of wrongsOf(operation)) {
      expectRefused(await send(rightful(operation), operation, wrong), wrong)
    }
    await expectNothingWritten()
  })
})

describe('an id that cannot be, is unknown or is a stranger’s is the same 404', () => {
  let somebody: Person
  // One for all of them: an address makes only so many accounts in a while.
  beforeAll(async () => {
    somebody = await served.person('Stranger')
  })
  it.each(withParams)('%s', async (_, operation) => {
    const stranger = ofOperators(operation) ? served.owner : somebody
    before = await contentOf(served.peek)
    const go = (ids: Record<string, string>) =>
      stranger.ask(operation.method, fill(operation, ids), {
        headers: goodHeaders(operation),
        body: goodBody(operation),
      })
    const random = await go(randomIds())
    expect(random.status).toBe(404)
    errorOf(random, 'a random id')
    const same = ({ status, text, headers }: Answer) => ({
      status,
      text: text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '-'),
      headers: Object.keys(headers).sort(),
    })
    // A link's address is no id: who has it is let in.
    if (!ofOperators(operation))
      expect(same(await go({ ...hers, token: 'A'.repeat(43) }))).toEqual(same(random))
    for (const param of operation.params) {
      for (const id of WRONG_IDS) {
        const answer = await go({ ...hers, [param]: id })
        expect
          .soft([400, 404], `${param} = ${id.slice(0, 40)}: ${answer.status} ${answer.text.slice(0, 200)}`)
          .toContain(answer.status)
      }
    }
    await expectNothingWritten()
  })
})

describe('who is not signed in hears 401, whatever they send', () => {
  it.each(closed)('%s', async (_, operation) => {
    const path = fill(operation, hers)
    const forged = [
      '',
      'next-auth.session-token=',
      'next-auth.session-token=eyJhbGciOiJub25lIn0..',
      `x=${'y'.repeat(4000)}`,
    ]
    for (const cookie of forged) {
      const answer = await served
        .visitor()
        .ask(operation.method, path, { headers: { cookie }, raw: operation.method === 'GET' ? null : '{' })
      expect(answer.status, cookie.slice(0, 50)).toBe(401)
      expect(errorOf(answer, path).code).toBe('UNAUTHENTICATED')
    }
    await expectNothingWritten()
  })
})

describe('an operator’s route is closed to others', () => {
  it.each(closed.filter(([, operation]) => ofOperators(operation)))('%s', async (_, operation) => {
    for (const ids of [hers, randomIds()]) {
      const answer = await maya.ask(operation.method, fill(operation, ids), { body: goodBody(operation) })
      expect(answer.status).toBe(403)
      errorOf(answer, operation.path)
    }
    await expectNothingWritten()
  })
})

describe('a write that another site’s page sends is refused', () => {
  it.each(writes)('%s', async (_, operation) => {
    const fromElsewhere: Record<string, string>[] = [
      { origin: FOREIGN },
      { origin: 'null' },
      { 'sec-fetch-site': 'cross-site' },
      { 'sec-fetch-site': 'same-site' },
      { origin: FOREIGN, 'x-forwarded-host': new URL(FOREIGN).host },
    ]
    for (const headers of fromElsewhere) {
      const answer = await rightful(operation).ask(operation.method, fill(operation, hers), {
        headers: { ...goodHeaders(operation), ...headers },
        body: goodBody(operation),
      })
      expect(answer.status, JSON.stringify(headers)).toBe(403)
      expect(errorOf(answer, operation.path).code).toBe('FORBIDDEN')
    }
    await expectNothingWritten()
  })
})

describe('a method that is not offered is 405', () => {
  it.each(routes.map((route) => [route.path, route] as const))('%s', async (_, route) => {
    const offered: string[] = route.operations.map((operation) => operation.method)
    for (const method of METHODS.filter((each) => !offered.includes(each))) {
      const answer = await maya.ask(method, fill(route, hers), method === 'GET' ? {} : { body: {} })
      expect(answer.status, method).toBe(405)
    }
    await expectNothingWritten()
  })
})

describe('rules a run must keep', () => {
  const refused = async (more: Record<string, unknown>, field: string) => {
    const sample = sampleOf('StartRunInput').body
    const body = { ...sample, negativePrompt: undefined, cfgScale: undefined, seeds: undefined, ...more }
    const answer = await maya.post('/api/v1/runs', body, { 'idempotency-key': newKey() })
    expectRefused(answer, { what: JSON.stringify(more).slice(0, 80), field, statuses: [400] })
  }
  it('a model, shape, format or operation that is not offered', async () => {
    await refused({ model: 'stability/sd9' }, 'model')
    await refused({ model: '../../etc/passwd' }, 'model')
    await refused({ aspectRatio: '7:5' }, 'aspectRatio')
    await refused({ outputFormat: 'gif' }, 'outputFormat')
    await refused({ operation: 'upscale-creative' }, 'operation')
    await expectNothingWritten()
  })
  it('numbers past their range', async () => {
    for (const count of [0, 11, 1.5, 1e9]) await refused({ count }, 'count')
    for (const seed of [0, 4_294_967_295, 2 ** 53]) await refused({ seeds: [seed] }, 'seeds')
    await refused({ seeds: [1, 2, 3], count: 2 }, 'seeds')
    for (const cfgScale of [0.9, 10.1, -1]) await refused({ cfgScale }, 'cfgScale')
    await expectNothingWritten()
  })
  it('a prompt of nothing or of too much', async () => {
    for (const prompt of ['', '   ', '\n\t', '\u00a0\u2003', 'x'.repeat(10_001)])
      await refused({ prompt }, 'prompt')
    await expectNothingWritten()
  })
  it('a field that the model does not take', async () => {
    await refused({ model: 'stability/sd3.5-large-turbo', negativePrompt: 'rain' }, 'negativePrompt')
    await expectNothingWritten()
  })
  it('more than the wallet has: what is missing, and nothing started', async () => {
    const answer = await maya.post(
      '/api/v1/runs',
      { ...sampleOf('StartRunInput').body, seeds: undefined, count: 10 },
      { 'idempotency-key': newKey() },
    )
    expect(answer.status).toBe(402)
    expect(errorOf(answer, 'poor').details).toEqual({
      costCenticredits: 6500,
      availableCenticredits: 1350,
      missingCenticredits: 5150,
    })
    await expectNothingWritten()
  })
  it('a key that was another request’s', async () => {
    const key = newKey()
    const body = { ...sampleOf('StartRunInput').body, count: 1 }
    const first = await maya.post('/api/v1/runs', body, { 'idempotency-key': key, prefer: 'wait=60' })
    await until('the queue is empty', async () => (await openJobs(served.peek)) === 0)
    before = await contentOf(served.peek)
    const again = await maya.post('/api/v1/runs', body, { 'idempotency-key': key })
    expect((again.json as RunView).id).toBe((first.json as RunView).id)
    const other = await maya.post('/api/v1/runs', { ...body, prompt: 'another' }, { 'idempotency-key': key })
    expect(other.status).toBe(422)
    expect(errorOf(other, 'reused').code).toBe('IDEMPOTENCY_KEY_REUSED')
    await expectNothingWritten()
  })
})

it('a wallet fills up to its brim and not over', async () => {
  const rich = await served.person('Rich')
  const grant = () => served.owner.post('/api/v1/credits/grants', { email: rich.email, credits: 100_000 })
  for (let i = 0; i < 99; i += 1) expect((await grant()).status).toBe(201)
  const over = await grant()
  expectRefused(over, { what: 'one too many', field: 'credits', statuses: [400] })
  expect((await rich.get('/api/v1/credits')).json).toMatchObject({ balanceCenticredits: 990_002_650 })
  expect(await brokenMoney(served.peek)).toEqual([])
})

it('300 generated requests: never a 500, money exact', async () => {
  const poor = await served.person('Poor')
  const countRuns = () => served.peek.rows<{ id: string }>(`SELECT "id" FROM "Run" WHERE "sweepId" IS NULL`)
  const runs = await countRuns()
  const report = await fuzz({
    callers: [poor, served.visitor()],
    operations,
    ids: hers,
    seed: 20_261_121,
    requests: 300,
  })
  expect(report.faults).toEqual([])
  expect(report.dropped).toBeLessThan(10)
  expect(Object.keys(report.statuses).length).toBeGreaterThan(3)
  expect(await brokenMoney(served.peek)).toEqual([])
  expect((await countRuns()).length - runs.length).toBe(report.started.size)
  expect((await served.visitor().get('/readyz')).status).toBe(200)
})
