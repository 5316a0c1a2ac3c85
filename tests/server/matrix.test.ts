import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { holds, NEVER_BY_TOKEN, type PermissionId } from '@/lib/auth/permissions'
import type { Role } from '@/lib/core/actor'
import type { Answer } from './caller'
import { brokenMoney } from './invariants'
import { CASES, type Case } from './matrix/cases'
import { type ActorName, goodOf, openWorld, said, type World } from './matrix/world'
import { contentOf } from './peek'
import { type Operation, routeFiles } from './routes'
import { openJobs, openServed, type Served } from './served'
import { until } from './until'

const ROLE: Partial<Record<ActorName, Role>> = {
  viewer: 'viewer',
  editor: 'editor',
  author: 'editor',
  admin: 'admin',
  owner: 'owner',
  'stranger at home': 'owner',
  'removed at home': 'owner',
  operator: 'owner',
}
const ACTORS: ActorName[] = [
  'anonymous',
  'suspended',
  'stranger',
  'removed',
  'stranger at home',
  'removed at home',
  'viewer',
  'editor',
  'author',
  'admin',
  'owner',
  'operator',
  'script',
  'script without the scope',
  'script revoked',
]

// What strangers ask with a link has rows of its own, in matrix-links.test.ts.
const operations = routeFiles()
  .flatMap((route) => route.operations)
  .filter(({ path }) => !path.startsWith('/api/v1/shared/'))
const named = operations.map((operation) => [`${operation.method} ${operation.path}`, operation] as const)
const closed = named.filter(([, { permission }]) => permission !== 'public')

let served: Served
let world: World

beforeAll(async () => {
  served = await openServed({ env: { SIGNUP_CREDITS: '10000' } })
  world = await openWorld(served)
})
afterAll(() => served?.close())

/** What somebody has to be answered. */
function expected(actor: ActorName, operation: Operation, { reach, ok, but }: Case): number {
  const { permission } = operation
  if (['anonymous', 'suspended', 'script revoked'].includes(actor)) return 401
  if (actor === 'script without the scope') return 403
  if (actor === 'script') {
    const isBarred = (NEVER_BY_TOKEN as readonly string[]).includes(permission)
    return isBarred ? 403 : expected('author', operation, { reach, ok, ...(but && { but }) })
  }
  if (actor === 'stranger' || actor === 'removed') return 404
  const role = ROLE[actor]
  const asking = { role: role ?? 'viewer', isOperator: actor === 'operator' }
  if (!holds(asking, permission as PermissionId)) return 403
  return but?.[actor] ?? (reach.includes(actor) ? ok : 404)
}

async function asks(actor: ActorName, operation: Operation, each: Case): Promise<Answer> {
  const ids = (await each.ids?.(world)) ?? {}
  const { path, asked } = goodOf(operation, each.body?.(world, ids), ids)
  const raw = await each.raw?.()
  const address = each.query ? `${path}?${each.query}` : path
  if (operation.path === '/api/v1/events') return world.head(actor, address)
  return world.ask(actor, operation.method, address, {
    ...asked,
    ...(raw && { raw, headers: { ...asked.headers, 'content-type': 'image/png' } }),
  })
}

/** Everything but the counting of wrong keys and the hourly look at what the upstream has left. */
async function content() {
  const { SignInThrottle: _, UpstreamBalance: __, ...rest } = await contentOf(served.peek)
  return rest
}

it('every route has its row, and every row its route', () => {
  const rows = Object.keys(CASES).sort()
  expect(named.map(([name]) => name).filter((name) => !CASES[name])).toEqual([])
  expect(rows.filter((name) => !named.some(([each]) => each === name))).toEqual([])
})

describe('each route answers each kind of person as documented', () => {
  it.each(closed)('%s', async (name, operation) => {
    const each = CASES[name]
    if (!each) throw new Error(`no row for ${name}`)
    const shared = (await each.ids?.(world)) ?? {}
    world.lack(operation.permission)
    await served.peek.rows('DELETE FROM "SignInThrottle"')
    const making = async () =>
      (await openJobs(served.peek, 'generation.render')) + (await openJobs(served.peek, 'image.variants'))
    await until('nothing is being made', async () => (await making()) === 0)
    const before = await content()
    const fixed = { ...each, ids: async () => shared }
    const refused = ACTORS.filter((actor) => expected(actor, operation, each) !== each.ok)
    for (const actor of refused) {
      const answer = await asks(actor, operation, fixed)
      expect.soft(answer.status, `${actor}: ${said(answer)}`).toBe(expected(actor, operation, each))
      if (answer.status === 404) expect.soft(answer.text, actor).not.toMatch(/Northlight|Maya/)
    }
    expect(await content(), 'a refusal wrote something').toEqual(before)
    for (const actor of ACTORS.filter((other) => !refused.includes(other))) {
      const answer = await asks(actor, operation, each)
      expect.soft(answer.status, `${actor}: ${said(answer)}`).toBe(each.ok)
      if (each.isList && actor.endsWith('at home')) expect.soft(answer.text).not.toContain(world.teamId)
    }
  })
})

it('the money adds up after all of it', async () => {
  expect(await brokenMoney(served.peek)).toEqual([])
})
