import { createHash } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { OPERATOR_PERMISSIONS } from '@/lib/auth/permissions'
import { picture } from '../mocks/pictures'
import { type Answer, newKey } from './caller'
import { SMUGGLED, type Smuggle } from './matrix/guessing-bodies'
import { besides, type Foreign, type Guessing, openGuessing, randomId } from './matrix/guessing-world'
import type { Seat } from './matrix/link-world'
import { contentOf } from './peek'
import { fill, type Operation, routeFiles } from './routes'
import { sampleOf } from './samples'
import { openServed, type Served } from './served'

let served: Served
let world: Guessing

beforeAll(async () => {
  served = await openServed({ env: { SIGNUP_CREDITS: '100' } })
  world = await openGuessing(served)
})
afterAll(() => served?.close())

const ID = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g
/** An answer without what is of the moment. */
function plain({ status, text, headers }: Answer) {
  const { date: _, 'x-request-id': __, ...told } = headers
  return { status, text: text.replace(ID, '-'), told }
}

/** Everything but the hourly look at what the upstream has left. */
async function content(): Promise<Record<string, string>> {
  const { UpstreamBalance: _, ...rest } = await contentOf(served.peek)
  return rest
}
let known: Record<string, string> | undefined

/** That nothing was written since it was last asked. */
async function expectUnchanged(touches = false): Promise<void> {
  const now = await content()
  const before = known && { ...known, ...(touches && { Collection: now.Collection }) }
  known = now
  expect(now, 'something was written').toEqual(before)
}

const ask = (
  seat: Seat,
  method: string,
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
) =>
  world.ask(seat, method, path, {
    headers: { 'idempotency-key': newKey(), ...headers },
    ...(body !== undefined && { body }),
  })

const ofOperators = ({ permission }: Operation) => permission in OPERATOR_PERMISSIONS
const withIds = routeFiles()
  .flatMap((route) => route.operations)
  .filter(
    ({ path, params }) => params.some((name) => name.endsWith('Id')) && !path.startsWith('/api/v1/shared/'),
  )
  .filter((operation) => !ofOperators(operation))
const named = withIds.map((operation) => [`${operation.method} ${operation.path}`, operation] as const)

const addressed = (operation: Operation, change: (id: string) => string) => {
  const ids = Object.entries(world.hers).map(([name, id]) => [name, change(id)])
  return fill(operation, { ...Object.fromEntries(ids), variant: 'original' })
}
const bodyOf = ({ body }: Operation) => body && sampleOf(body).body

describe('an id in an address', () => {
  beforeAll(async () => {
    known = await content()
  })
  it.each(named)('%s: another team’s, its neighbours and none at all are one', async (_, operation) => {
    const { method } = operation
    const asks = async (change: (id: string) => string) =>
      plain(await ask(world.olga, method, addressed(operation, change), bodyOf(operation)))
    const none = await asks(() => randomId())
    expect(none.status).toBe(404)
    expect(await asks((id) => id)).toEqual(none)
    for (const beside of [0, 1]) expect(await asks((id) => besides(id)[beside] ?? '')).toEqual(none)
    if (method === 'GET') {
      const [head, headOfNone] = await Promise.all(
        [(id: string) => id, () => randomId()].map((change) =>
          ask(world.olga, 'HEAD', addressed(operation, change)),
        ),
      )
      expect(head && plain(head)).toEqual(headOfNone && plain(headOfNone))
      expect([head?.status, head?.bytes.length]).toEqual([404, 0])
    }
    await expectUnchanged()
  })
  it('is answered as fast when it is another team’s as when it is nobody’s', async () => {
    const { imageId, collectionId, runId } = world.hers
    for (const [room, id] of [
      ['images', imageId],
      ['collections', collectionId],
      ['runs', runId],
    ]) {
      const times: [number[], number[]] = [[], []]
      for (let turn = 0; turn < 60; turn += 1) {
        const from = performance.now()
        await ask(world.olga, 'GET', `/api/v1/${room}/${turn % 2 ? id : randomId()}`)
        times[turn % 2 ? 1 : 0].push(performance.now() - from)
      }
      const [none = 0, foreign = 0] = times.map((each) => each.sort((a, b) => a - b)[6])
      const told = `${room}: ${none.toFixed(1)} and ${foreign.toFixed(1)} ms`
      expect(Math.max(none, foreign), told).toBeLessThan(2 * Math.max(1, Math.min(none, foreign)))
    }
  })
})

it('the bytes of a picture tell nobody that somebody has it', async () => {
  const raw = await picture('png', 301, 64)
  const brings = (seat: Seat) =>
    world.ask(seat, 'POST', '/api/v1/uploads', { raw, headers: { 'content-type': 'image/png' } })
  const hashed = `/api/v1/images/by-hash/${createHash('sha256').update(raw).digest('hex')}`
  const first = await brings(world.maya)
  expect((await ask(world.maya, 'GET', hashed)).status).toBe(200)
  const none = plain(await ask(world.olga, 'GET', `/api/v1/images/by-hash/${'0'.repeat(64)}`))
  expect(none.status).toBe(404)
  for (const seat of [world.edda, world.olga]) {
    expect(plain(await ask(seat, 'GET', hashed))).toEqual(none)
    const again = await brings(seat)
    expect([again.status, { ...plain(again).told, location: '' }]).toEqual([
      201,
      { ...plain(first).told, location: '' },
    ])
    expect((again.json as { id: string }).id).not.toBe((first.json as { id: string }).id)
  }
})

it('a page of another team’s thing says nothing of it', async () => {
  const { collectionId, imageId, generationId, runId, sweepId, roundId } = world.hers
  const inTeam = `${world.olga.person.cookie}; triptych-team=${world.team.teamId}`
  for (const path of [
    `/collections/${collectionId}`,
    `/gallery/${imageId}`,
    `/gallery/of/${generationId}`,
    `/sweeps/${sweepId}`,
    `/rounds/${roundId}`,
    `/compare?ids=${imageId},${world.own.olga.imageId}`,
    `/studio?run=${runId}`,
    `/studio?like=${imageId}`,
    `/studio?image=${imageId}`,
    '/team',
    '/team/audit',
  ])
    for (const headers of [{}, { rsc: '1' }, { cookie: inTeam }] as Record<string, string>[]) {
      const { status, text } = await world.olga.person.get(path, headers)
      expect.soft(status, path).toBeLessThan(500)
      expect.soft(text, `${path}: ${status}`).not.toMatch(/Northlight|Maya|Edda|Warmer|red sofa/)
    }
})

const cases = Object.entries(SMUGGLED)
const randomly = (ids: Foreign): Foreign =>
  Object.fromEntries(Object.keys(ids).map((name) => [name, randomId()]))

describe('an id in a body', () => {
  beforeAll(async () => {
    known = await content()
  })
  const both = async (seat: Seat, own: Foreign, x: Foreign, smuggle: Smuggle) => {
    const asked = (ids: Foreign) => smuggle({ ...own, teamId: seat.teamId }, ids)
    const answers: ReturnType<typeof plain>[] = []
    for (const ids of [x, randomly(x)]) {
      const { method, path, body } = asked(ids)
      answers.push(plain(await ask(seat, method, path, body)))
    }
    const [foreign, none] = answers
    expect(foreign).toEqual(none)
    await expectUnchanged(asked(x).touches)
    return foreign?.status ?? 0
  }
  it.each(cases)('%s: another team’s is nobody’s', async (_, smuggle) => {
    const x = { ...world.hers, strangerId: world.maya.person.id }
    const status = await both(world.olga, world.own.olga, x, smuggle)
    expect(status).toBe(smuggle(world.own.olga, x).status ?? 404)
  })
  it.each(cases)('%s: a colleague’s private one is nobody’s', async (_, smuggle) => {
    const x = { ...world.hers, strangerId: world.olga.person.id }
    const status = await both(world.edda, world.own.edda, x, smuggle)
    expect(status).toBe(smuggle(world.own.edda, x).status ?? 404)
  })
})

it('a role in one team is none in another', async () => {
  const { imageId, collectionId, roundId, commentId, linkId } = world.own.olga
  await world.does(world.olga, 'PUT', `/api/v1/images/${imageId}/show`)
  await world.does(world.olga, 'PATCH', `/api/v1/collections/${collectionId}`, { teamLevel: 'manage' })
  const vera = await world.joins('Vera', world.olga, 'viewer')
  const { path } = (await world.does(world.team, 'POST', '/api/v1/invites', { role: 'admin' })).json as {
    path: string
  }
  expect((await vera.person.post('/api/v1/invites/accept', { token: path.split('/').at(-1) })).status).toBe(
    200,
  )
  const asAdmin = { ...vera, teamId: world.team.teamId }
  const before = await content()
  const [teamId, userId] = [world.olga.teamId, world.olga.person.id]
  const deeds: [string, string, unknown?][] = [
    ['PATCH', `/api/v1/collections/${collectionId}`, { name: 'Taken' }],
    ['DELETE', `/api/v1/collections/${collectionId}`],
    ['POST', `/api/v1/collections/${collectionId}/items`, { imageIds: [imageId] }],
    ['PUT', `/api/v1/collections/${collectionId}/members/${userId}`, { level: 'view' }],
    ['POST', `/api/v1/collections/${collectionId}/rounds`, {}],
    ['POST', `/api/v1/rounds/${roundId}/close`],
    ['PUT', `/api/v1/rounds/${roundId}/finals/${imageId}`],
    ['GET', `/api/v1/rounds/${roundId}/export`],
    ['DELETE', `/api/v1/images/${imageId}`],
    ['DELETE', `/api/v1/images/${imageId}/show`],
    ['DELETE', `/api/v1/comments/${commentId}`],
    ['DELETE', `/api/v1/links/${linkId}`],
    ['POST', '/api/v1/links', { target: { kind: 'collection', id: collectionId } }],
    ['POST', '/api/v1/collections', { name: 'Mine', imageIds: [imageId] }],
    ['PATCH', `/api/v1/teams/${teamId}`, { name: 'Taken' }],
    ['DELETE', `/api/v1/teams/${teamId}`],
    ['DELETE', `/api/v1/members/${userId}`],
    ['PATCH', `/api/v1/members/${userId}`, { role: 'viewer' }],
    ['POST', `/api/v1/members/${userId}/credits`, { credits: 1 }],
  ]
  for (const [method, address, body] of deeds) {
    const answer = await ask(asAdmin, method, address, body)
    expect.soft([403, 404], `${method} ${address}: ${answer.status} ${answer.text}`).toContain(answer.status)
  }
  expect(await content()).toEqual(before)
  expect((await ask(asAdmin, 'GET', `/api/v1/images/${imageId}`)).status).toBe(200)
})

const LISTS = [
  'activity',
  'collections',
  'collections?view=trash',
  'images',
  'images?view=team',
  'images?view=team&limit=1',
  'images?view=trash',
  'images?view=favourites',
  'inbox',
  'inbox/unread',
  'links',
  'members',
  'prompts',
  'prompts/history',
  'runs',
  'teams',
  'uploads',
  'credits/ledger',
]

it('what somebody keeps to themselves changes nothing that others are told', async () => {
  const known = new Set(routeFiles().map(({ path }) => path))
  const lists = LISTS.filter((list) => known.has(`/api/v1/${list.split('?')[0]}`))
  const told = async (seat: Seat, more: string[] = []) => {
    const answers: Record<string, unknown> = {}
    for (const list of [...lists, ...more]) answers[list] = plain(await ask(seat, 'GET', `/api/v1/${list}`))
    return answers
  }
  const wholeTeam = [world.edda, { ...world.team }]
  const watched = world.own.edda
  const places = [`collections/${watched.collectionId}`, `images/${watched.imageId}/comments`]
  const before = await Promise.all(wholeTeam.map((seat) => told(seat, seat === world.edda ? places : [])))
  const secret = await world.newCollection(world.maya)
  await world.does(world.maya, 'PUT', `/api/v1/images/${secret.imageId}/favourite`)
  await world.does(world.maya, 'POST', '/api/v1/prompts', sampleOf('SavePromptInput').body)
  const words = { text: 'Nobody reads this', collectionId: secret.collectionId }
  await world.does(world.maya, 'POST', `/api/v1/images/${secret.imageId}/comments`, words)
  await world.does(world.maya, 'PATCH', `/api/v1/collections/${secret.collectionId}`, { name: 'Skylights' })
  const thrown = await world.newPicture(world.maya)
  await world.does(world.maya, 'DELETE', `/api/v1/images/${thrown}`)
  await world.settled()
  const after = await Promise.all(wholeTeam.map((seat) => told(seat, seat === world.edda ? places : [])))
  expect(after).toEqual(before)
  const log = await ask(world.team, 'GET', '/api/v1/audit?limit=100')
  expect(log.status).toBe(200)
  expect(log.text).not.toMatch(/Skylights|Nobody reads this/)
})
