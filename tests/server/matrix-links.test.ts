import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { isLinkPermission } from '@/lib/auth/permissions'
import type { Answer } from './caller'
import { LINK_CASES, type LinkCase } from './matrix/link-cases'
import { endStates, expectedOf, type LinkState, narrowStates, openStates } from './matrix/link-states'
import { type LinkWorld, openLinkWorld } from './matrix/link-world'
import { contentOf } from './peek'
import { fill, type Operation, routeFiles } from './routes'
import { openServed, type Served } from './served'

const ROOM = '/api/v1/shared/'
const operations = routeFiles().flatMap((route) => route.operations)
const named = operations
  .filter(({ path, permission }) => path.startsWith(ROOM) || isLinkPermission(permission))
  .map((operation) => [`${operation.method} ${operation.path}`, operation] as const)

let served: Served
let world: LinkWorld
let states: [string, LinkState][]

beforeAll(async () => {
  served = await openServed()
  world = await openLinkWorld(served)
  states = Object.entries({
    ...(await openStates(world)),
    ...(await narrowStates(world)),
    ...(await endStates(world)),
  })
})
afterAll(() => served?.close())

async function asks({ method, path }: Operation, { held }: LinkState, row: LinkCase): Promise<Answer> {
  const { cookie, imageId, commentId } = held
  const address = fill({ path }, { token: held.token, imageId, commentId, variant: 'original' })
  const body = row.body?.(held)
  return world.stranger.ask(method, address, { headers: { cookie }, ...(body !== undefined && { body }) })
}

/** An answer without what is of the moment. */
function plain({ status, text, headers }: Answer) {
  const { date: _, 'x-request-id': __, ...told } = headers
  return { status, text: text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '-'), told }
}

/** Wrong tries at a lock are counted, and stand in the team's log. */
async function content(isLock: boolean) {
  const { SignInThrottle: _, UpstreamBalance: __, AuditEvent, ...rest } = await contentOf(served.peek)
  return isLock ? rest : { ...rest, AuditEvent }
}

it('every route for strangers has its row, and every row its route', () => {
  expect(named.map(([name]) => name).sort()).toEqual(Object.keys(LINK_CASES).sort())
  for (const [name, { path }] of named) expect(path, name).toMatch(/^\/api\/v1\/shared\/\{token\}/)
})

describe('each route answers each state of a link as documented', () => {
  it.each(named)('%s', async (name, operation) => {
    const row = LINK_CASES[name]
    if (!row) throw new Error(`no row for ${name}`)
    const isLock = operation.permission === 'public'
    await world.forgetTries()
    await world.settled()
    const before = await content(isLock)
    const never = states.find(([state]) => state === 'never existed')?.[1]
    if (!never) throw new Error('no state without a link')
    const unknown = plain(await asks(operation, never, row))
    for (const [state, each] of states.filter(([, one]) => expectedOf(one, row) !== row.ok)) {
      const answer = await asks(operation, each, row)
      expect.soft(answer.status, `${state}: ${answer.text.slice(0, 200)}`).toBe(expectedOf(each, row))
      if (answer.status === 404) expect.soft(plain(answer), state).toEqual(unknown)
      if (answer.status !== 401) continue
      const needs = each.is === 'locked' ? 'password' : 'name'
      const error = { code: 'UNAUTHENTICATED', details: { needs } }
      expect.soft(answer.json, state).toMatchObject({ error })
      expect.soft(answer.text, state).not.toMatch(/Maya|Northlight|Rooftops/)
    }
    expect(await content(isLock), 'a refusal wrote something').toEqual(before)
    for (const [state, each] of states.filter(([, one]) => expectedOf(one, row) === row.ok)) {
      const answer = await asks(operation, each, row)
      expect.soft(answer.status, `${state}: ${answer.text.slice(0, 200)}`).toBe(row.ok)
      if (each.is === 'elsewhere') expect.soft(answer.text, state).not.toContain(each.held.imageId)
      if (row.isSpent) each.held.commentId = await world.says(each.held)
    }
  })
})

/** Pages carry a nonce and their own address; nothing else may tell one from another. */
const faceOf = ({ status, text }: Answer, { held }: LinkState) => ({
  status,
  text: text.replaceAll(held.token, '-').replace(/nonce="[^"]*"|[0-9a-f]{8}-[0-9a-f-]{27}/g, '-').length,
})

describe('what a browser and a chat are shown', () => {
  it('the page: what it shows, its lock, or that nothing is here', async () => {
    const nothing = states.find(([state]) => state === 'never existed')?.[1]
    if (!nothing) throw new Error('no state without a link')
    const look = ({ held }: LinkState) =>
      world.stranger.get(`/s/${held.token}`, { cookie: held.cookie, 'user-agent': 'curl/8' })
    const unknown = faceOf(await look(nothing), nothing)
    for (const [state, each] of states) {
      const answer = await look(each)
      expect.soft(answer.status, state).toBe(each.is === 'gone' ? 404 : 200)
      if (each.is === 'gone' && each.held.token.length === 43)
        expect.soft(faceOf(answer, each), state).toEqual(unknown)
      if (each.is === 'open') expect.soft(answer.text, state).toContain(each.held.imageId)
      else if (each.is !== 'nameless' && each.is !== 'not the author')
        expect.soft(answer.text, state).not.toContain(each.held.imageId)
      if (each.is === 'gone' || each.is === 'locked')
        expect.soft(answer.text, state).not.toMatch(/Maya|Northlight|Rooftops/)
    }
  })
  it('the card it unfurls with', async () => {
    const isProtected = new Set(['with its password'])
    for (const [state, each] of states) {
      const { token, cookie } = each.held
      const answer = await world.stranger.get(`/s/${token}/opengraph`, { cookie })
      const isCard = each.is !== 'gone' && each.is !== 'locked' && !isProtected.has(state)
      // The only picture of one is in the trash: there is nothing to draw.
      const isEmpty = state === 'one of its images in the trash'
      const expected = each.is === 'locked' ? 401 : isCard && !isEmpty ? 200 : 404
      expect.soft(answer.status, `${state}: ${answer.text.slice(0, 100)}`).toBe(expected)
    }
  })
})
