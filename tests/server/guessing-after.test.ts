import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Caller, newKey } from './caller'
import { follow } from './events'
import { EVERYTHING, type LinkWorld, openLinkWorld, type Seat } from './matrix/link-world'
import { sampleOf } from './samples'
import { openServed, type Served, unfinished } from './served'
import { until } from './until'

// Who may stay is looked up every four seconds; the rest is for a busy machine.
const WITHIN_MS = 15_000

let served: Served
let world: LinkWorld
let edda: Seat
let place: { imageId: string; collectionId: string }

beforeAll(async () => {
  served = await openServed()
  world = await openLinkWorld(served)
  edda = await world.joins('Edda', world.team, 'editor')
  place = await world.newCollection(world.maya, 'view')
  await world.settled()
})
afterAll(() => served?.close())

type Kept = { ask: (headers: Record<string, string>) => Promise<number>; tag: string | undefined }

/** Asks for bytes once, and keeps how to ask for them again by their tag. */
async function keep(caller: Caller, path: string, headers: Record<string, string> = {}): Promise<Kept> {
  const first = await caller.get(path, headers)
  expect(first.status, `${path}: ${first.status === 200 ? '' : first.text}`).toBe(200)
  const ask = async (more: Record<string, string>) => (await caller.get(path, { ...headers, ...more })).status
  return { ask, tag: first.headers.etag }
}

const paths = (imageId: string) => [
  ...['original', 'preview', 'medium', 'thumb', 'small', 'tiny', 'stripped'].map(
    (variant) => `/api/v1/images/${imageId}/${variant}`,
  ),
  `/api/v1/images/${imageId}/original?download=1`,
]
const asMember = ({ teamId }: Seat) => ({ 'triptych-team': teamId })

/** Whether each answers so, within five seconds; with the tag it had, and without. */
async function nowAnswer(kept: Kept[], status: number): Promise<void> {
  await until(
    `all answer ${status}`,
    async () => {
      const again = await Promise.all(kept.map(({ ask, tag }) => ask(tag ? { 'if-none-match': tag } : {})))
      const afresh = await Promise.all(kept.map(({ ask }) => ask({})))
      expect([...again, ...afresh].filter((each) => each !== status)).toEqual([])
      return true
    },
    { withinMs: WITHIN_MS },
  )
}
const revalidate = (kept: Kept[]) =>
  Promise.all(kept.filter(({ tag }) => tag).map(({ ask, tag }) => ask({ 'if-none-match': tag ?? '' })))

describe('bytes that were seen before', () => {
  it('are not there for a colleague once they are hidden or thrown away, not by their tag either', async () => {
    const imageId = await world.newPicture(world.maya)
    await world.settled()
    const show = (method: 'PUT' | 'DELETE') =>
      world.does(world.maya, method, `/api/v1/images/${imageId}/show`)
    await show('PUT')
    const kept = await Promise.all(paths(imageId).map((path) => keep(edda.caller, path, asMember(edda))))
    expect(new Set(await revalidate(kept))).toEqual(new Set([304]))
    await show('DELETE')
    await nowAnswer(kept, 404)
    await show('PUT')
    expect(new Set(await revalidate(kept))).toEqual(new Set([304]))
    await world.does(world.maya, 'DELETE', `/api/v1/images/${imageId}`)
    await nowAnswer(kept, 404)
  })
  it('are not there for a colleague once their collection is closed to them', async () => {
    const mine = await world.newCollection(world.maya, 'view')
    await world.settled()
    const zip = `/api/v1/collections/${mine.collectionId}/zip`
    const kept = await Promise.all(
      [...paths(mine.imageId), zip].map((path) => keep(edda.caller, path, asMember(edda))),
    )
    await world.does(world.maya, 'PATCH', `/api/v1/collections/${mine.collectionId}`, { teamLevel: null })
    await nowAnswer(kept, 404)
  })
  it('are not there for strangers once the image is thrown away, downloads are off, or the link is shut', async () => {
    const imageId = await world.newPicture(world.maya)
    await world.settled()
    const link = await world.newLink(world.maya, 'image', imageId, {
      ...{ allowsDownload: true, givesOriginals: true },
    })
    const [api, page] = [`/api/v1/shared/${link.token}`, `/s/${link.token}`]
    const small = [`${api}/images/${imageId}/thumb`, `${api}/images/${imageId}/preview`, `${page}/opengraph`]
    const full = [`${api}/images/${imageId}/original`, `${api}/zip`]
    const kept = await Promise.all([...small, ...full].map((path) => keep(world.stranger, path)))
    const ofFull = kept.slice(small.length)
    await world.does(world.maya, 'DELETE', `/api/v1/images/${imageId}`)
    await nowAnswer(kept, 404)
    await world.does(world.maya, 'POST', `/api/v1/images/${imageId}/restore`)
    expect(new Set(await revalidate(kept))).toEqual(new Set([304]))
    await world.does(world.maya, 'PATCH', `/api/v1/links/${link.linkId}`, { allowsDownload: false })
    await nowAnswer(ofFull, 404)
    expect(new Set(await revalidate(kept.slice(0, small.length)))).toEqual(new Set([304]))
    await world.does(world.maya, 'DELETE', `/api/v1/links/${link.linkId}`)
    await nowAnswer(kept, 404)
    expect((await world.stranger.get(page)).status).toBe(404)
  })
})

/** A stream somebody follows in the team, once it is open. */
async function follows(caller: Caller, headers: Record<string, string>) {
  const stream = await follow(caller, headers)
  await stream.hears('it is open', () => stream.wallet())
  return stream
}

/** Something new in the team for every member to hear of. */
async function news(): Promise<void> {
  await world.does(world.maya, 'DELETE', `/api/v1/images/${place.imageId}/show`)
  await world.does(world.maya, 'PUT', `/api/v1/images/${place.imageId}/show`)
  const words = { text: 'Warmer?', collectionId: place.collectionId }
  await world.does(world.maya, 'POST', `/api/v1/images/${place.imageId}/comments`, words)
}

describe('who follows the team', () => {
  const shutOut: [string, (member: Seat & { person: { id: string } }) => Promise<unknown>][] = [
    ['removed', ({ person }) => world.does(world.team, 'DELETE', `/api/v1/members/${person.id}`)],
    ['suspended', ({ person }) => world.does(world.team, 'POST', `/api/v1/people/${person.id}/suspend`)],
    ['leaving', (member) => world.does(member, 'POST', `/api/v1/teams/${member.teamId}/leave`, {})],
  ]
  it.each(shutOut)('hears nothing more once %s, and the stream ends', async (how, deed) => {
    const member = await world.joins('Rex', world.team, 'editor')
    const [theirs, colleagues] = [
      await follows(member.caller, asMember(member)),
      await follows(edda.caller, asMember(edda)),
    ]
    await news()
    await theirs.hears('news', () => theirs.named('team').some(({ data }) => isAbout(data, place.imageId)))
    await deed(member)
    const began = performance.now()
    const [heard, heardByColleagues] = [theirs.named('team').length, colleagues.named('team').length]
    await news()
    await until('the stream ends', () => theirs.endedMs() !== undefined, { withinMs: WITHIN_MS })
    expect((theirs.endedMs() ?? Number.NaN) - began, how).toBeLessThan(WITHIN_MS)
    expect(theirs.named('team').length, theirs.raw()).toBe(heard)
    expect(colleagues.named('team').length).toBeGreaterThan(heardByColleagues)
    await Promise.all([theirs.close(), colleagues.close()])
  })
  it('with a token hears nothing more five seconds after it is revoked', async () => {
    const made = await world.does(edda, 'POST', '/api/v1/tokens', {
      name: 'Nightly',
      scopes: ['run:read', 'credits:read'],
    })
    const { id, token } = made.json as { id: string; token: string }
    const stream = await follows(world.stranger, { ...asMember(edda), authorization: `Bearer ${token}` })
    await world.does(edda, 'DELETE', `/api/v1/tokens/${id}`)
    await until('the stream ends', () => stream.endedMs() !== undefined, { withinMs: WITHIN_MS })
    await stream.close()
  })
  it('as a viewer hears on, and changes nothing', async () => {
    const member = await world.joins('Vera', world.team, 'editor')
    const stream = await follows(member.caller, asMember(member))
    const { person } = member
    await world.does(world.team, 'PATCH', `/api/v1/members/${person.id}`, { role: 'viewer' })
    const refused = await world.ask(member, 'POST', '/api/v1/collections', { body: { name: 'Mine' } })
    expect(refused.status).toBe(403)
    const before = stream.named('team').length
    await news()
    await stream.hears('news', () => stream.named('team').length > before)
    await stream.close()
  })
})

const isAbout = (data: unknown, id: string) => (data as { id: string | null }).id === id

/** A finished sweep of somebody's in the team, who is given the credits for it. */
async function sweepOf(seat: Seat & { person: { id: string } }): Promise<string> {
  await served.peek.rows(
    `WITH w AS (UPDATE "Wallet" SET "balanceCenticredits" = "balanceCenticredits" + 10000
       WHERE "teamId" = $1 AND "userId" = $2 RETURNING "id", "balanceCenticredits")
     INSERT INTO "LedgerEntry" ("id", "walletId", "kind", "amountCenticredits", "balanceAfterCenticredits", "note")
     SELECT gen_random_uuid(), "id", 'grant', 10000, "balanceCenticredits", 'For the test' FROM w`,
    [seat.teamId, seat.person.id],
  )
  const made = await world.does(seat, 'POST', '/api/v1/sweeps', sampleOf('StartSweepInput').body)
  await until('the sweep is done', async () => (await unfinished(served.peek)) === 0)
  return (made.json as { id: string }).id
}

const inbox = async ({ caller }: Seat) => {
  const [list, page] = [await caller.get('/api/v1/inbox'), await caller.get('/inbox')]
  return `${list.text} ${page.text}`
}

it('of what was open before they were removed, nothing is left: pages, bytes, links, tokens', async () => {
  const rex = await world.joins('Rex', world.team, 'editor')
  const own = await world.newCollection(rex, 'view')
  const { imageId, collectionId } = place
  const sessionOfTeam = `${rex.person.cookie}; triptych-team=${rex.teamId}`
  const sweepId = await sweepOf(rex)
  const ofSweep = `/api/v1/sweeps/${sweepId}`
  const pages = [
    `/sweeps/${sweepId}`,
    `/collections/${collectionId}`,
    `/collections/${own.collectionId}`,
    `/gallery/${imageId}`,
    `/gallery/${own.imageId}`,
    ...[
      '/gallery',
      '/gallery?view=team',
      '/collections',
      '/links',
      '/team',
      '/team/audit',
      '/credits',
      '/studio',
    ],
  ]
  const rounds = (await world.ask(rex, 'GET', `/api/v1/collections/${collectionId}/rounds`)).json
  pages.push(`/rounds/${(rounds as { items: { id: string }[] }).items[0]?.id}`)
  const look = (path: string, headers: Record<string, string> = {}) =>
    rex.person.get(path, { cookie: sessionOfTeam, ...headers })
  for (const path of [`/sweeps/${sweepId}`, `/collections/${collectionId}`, '/team'])
    expect((await look(path)).text, path).toMatch(/red sofa|Rooftops|Northlight/)
  expect((await world.ask(rex, 'GET', ofSweep)).status).toBe(200)
  const words = { text: `@{${rex.person.id}} come up to the garden`, collectionId }
  await world.does(world.maya, 'POST', `/api/v1/images/${imageId}/comments`, words)
  await until('it is in their inbox', async () => (await inbox(rex)).includes('garden'))
  const bytes = [...paths(imageId), ...paths(own.imageId), `/api/v1/collections/${collectionId}/zip`]
  await world.settled()
  const kept = await Promise.all(bytes.map((path) => keep(rex.caller, path, asMember(rex))))
  const atHome = await Promise.all(bytes.map((path) => keep(rex.caller, path)))
  const made = await world.does(rex, 'POST', '/api/v1/tokens', { name: 'Nightly', scopes: ['image:read'] })
  const authorization = `Bearer ${(made.json as { token: string }).token}`
  const scripted = await Promise.all(
    paths(imageId).map((path) => keep(world.stranger, path, { ...asMember(rex), authorization })),
  )
  await world.does(world.team, 'DELETE', `/api/v1/members/${rex.person.id}`)
  await nowAnswer([...kept, ...atHome], 404)
  for (const { ask, tag } of scripted)
    expect([401, 404]).toContain(await ask(tag ? { 'if-none-match': tag } : {}))
  expect((await world.ask(rex, 'GET', ofSweep)).status).toBe(404)
  expect((await rex.caller.get(ofSweep)).status).toBe(404)
  expect(await inbox(rex)).not.toMatch(/garden|Rooftops|Maya/)
  for (const path of pages) {
    for (const headers of [{}, { rsc: '1' }] as Record<string, string>[]) {
      const { status, text } = await look(path, headers)
      expect.soft(status, path).toBeLessThan(500)
      expect.soft(text, `${path}: ${status}`).not.toMatch(/Northlight|Rooftops|Maya|Edda|red sofa/)
      for (const id of [imageId, own.imageId].filter((each) => !path.includes(each)))
        expect.soft(text, path).not.toContain(id)
    }
  }
  const stale = { 'idempotency-key': newKey(), ...asMember(rex) }
  const link = await rex.caller.post(
    '/api/v1/links',
    { target: { kind: 'image', id: own.imageId }, ...EVERYTHING },
    stale,
  )
  expect(link.status).toBe(404)
})
