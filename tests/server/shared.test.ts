import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { LinkPage, NewLink, SharedView } from '@/lib/share/schema'
import type { Answer, Caller } from './caller'
import { openServed, type Person, type Served } from './served'
import { until } from './until'

const BROWSER = 'Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 Chrome/153.0 Safari/537.36'
const PASSWORD = 'wing beat 7'

let served: Served
let maya: Person
let imageIds: string[]
let runId: string

beforeAll(async () => {
  served = await openServed({ env: { SIGNUP_CREDITS: '100' } })
  maya = await served.person('Maya')
  const run = await maya.startRun({ count: 3 }, { prefer: 'wait=60' })
  runId = run.id
  imageIds = run.generations.flatMap(({ image }) => (image ? [image.id] : []))
  await until('the small versions are made', async () => {
    const [row] = await served.peek.rows<{ n: number }>(
      'SELECT count(*)::int AS n FROM "Image" WHERE "thumbhash" IS NOT NULL',
    )
    return row?.n === 3
  })
})
afterAll(() => served?.close())

type Made = NewLink & { token: string; api: string }

async function link(target: { kind: string; id: string | undefined }, more: object = {}): Promise<Made> {
  const answer = await maya.post('/api/v1/links', { target, ...more })
  if (answer.status !== 201) throw new Error(`${answer.status} ${answer.text}`)
  const made = answer.json as NewLink
  const token = made.path.slice('/s/'.length)
  return { ...made, token, api: `/api/v1/shared/${token}` }
}
const anImage = (more?: object) => link({ kind: 'image', id: imageIds[0] }, more)
const aCollection = async (ids: string[], more?: object) => {
  const made = await maya.post('/api/v1/collections', { name: 'Rooftops', imageIds: ids })
  return link({ kind: 'collection', id: (made.json as { id: string }).id }, more)
}

/** An answer without what is of the moment. */
const plain = ({ status, text, headers }: Answer) => ({
  status,
  text: text.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '-').replaceAll(/[\w-]{43}|nonce="[^"]*"/g, '*'),
  headers: Object.keys(headers).sort(),
})
const NEVER_WAS = `/api/v1/shared/${'A'.repeat(43)}`

/** With the cookies an answer set, as a browser keeps them for that address. */
async function unlocked(made: Made): Promise<Caller> {
  const guest = served.visitor()
  const answer = await guest.post(`${made.api}/unlock`, { password: PASSWORD })
  expect(answer.status).toBe(204)
  guest.cookie = answer.headers['set-cookie']?.split(';')[0]
  return guest
}

describe('what a stranger gets', () => {
  it('is the page and its pictures, told to no search engine and no other site', async () => {
    const made = await link({ kind: 'run', id: runId })
    const visitor = served.visitor()
    const page = await visitor.get(made.path)
    expect(page.status).toBe(200)
    expect(page.headers).toMatchObject({
      'referrer-policy': 'no-referrer',
      'x-robots-tag': expect.stringContaining('noindex'),
    })
    expect(page.text).toContain(`${made.path}/opengraph`)
    for (const id of imageIds) expect(page.text).toContain(`${made.api}/images/${id}/thumb`)
    const view = await visitor.get(made.api)
    expect(view.headers).toMatchObject({
      'cache-control': 'no-store',
      'x-robots-tag': expect.stringContaining('noindex'),
    })
    expect((view.json as SharedView).items.map(({ id }) => id)).toEqual(imageIds)
    expect(`${page.text}${view.text}`).not.toMatch(/red sofa|sd3\.5|@example\.com/)
    const card = await visitor.get(`${made.path}/opengraph`)
    expect([card.status, card.headers['content-type']]).toEqual([200, 'image/jpeg'])
  })
  it('is nothing but what the link shows', async () => {
    const made = await anImage({ allowsDownload: true, givesOriginals: true })
    const visitor = served.visitor()
    for (const variant of ['small', 'thumb', 'medium', 'preview', 'original']) {
      expect((await visitor.get(`${made.api}/images/${imageIds[0]}/${variant}`)).status).toBe(200)
      expect((await visitor.get(`${made.api}/images/${imageIds[1]}/${variant}`)).status).toBe(404)
      expect((await visitor.get(`/api/v1/images/${imageIds[0]}/${variant}`)).status).toBe(401)
    }
    expect((await visitor.post(`${made.api}/guest`, { name: 'Ines' })).status).toBe(404)
  })
  it('is no byte larger than a preview while downloads are off', async () => {
    const made = await link({ kind: 'run', id: runId })
    const visitor = served.visitor()
    for (const path of [`/images/${imageIds[0]}/original`, '/zip', `/images/${imageIds[0]}/stripped`])
      expect((await visitor.get(`${made.api}${path}`)).status).toBe(404)
    await maya.ask('PATCH', `/api/v1/links/${made.id}`, { body: { allowsDownload: true } })
    expect((await visitor.get(`${made.api}/zip`)).bytes.subarray(0, 2).toString()).toBe('PK')
    await maya.ask('PATCH', `/api/v1/links/${made.id}`, { body: { allowsDownload: false } })
    expect((await visitor.get(`${made.api}/zip`)).status).toBe(404)
  })
  it('answers HEAD, ranges and tags as any picture does', async () => {
    const made = await anImage({ allowsDownload: true, givesOriginals: true })
    const visitor = served.visitor()
    const path = `${made.api}/images/${imageIds[0]}/original`
    const whole = await visitor.get(path)
    const head = await visitor.ask('HEAD', path)
    expect([head.status, head.bytes.length]).toEqual([200, 0])
    const part = await visitor.get(path, { range: 'bytes=0-9' })
    expect([part.status, part.bytes]).toEqual([206, whole.bytes.subarray(0, 10)])
    const again = await visitor.get(path, { 'if-none-match': whole.headers.etag ?? '' })
    expect([again.status, again.bytes.length]).toEqual([304, 0])
  })
})

describe('a dead link', () => {
  it('is, in every answer, like one that never was', async () => {
    const [revoked, expired, moved] = [await anImage(), await anImage(), await anImage()]
    await maya.ask('DELETE', `/api/v1/links/${revoked.id}`)
    expect((await maya.ask('DELETE', `/api/v1/links/${revoked.id}`)).status).toBe(204)
    await served.peek.rows(
      `UPDATE "ShareLink" SET "expiresAt" = now() - interval '1 second' WHERE "id" = $1`,
      [expired.id],
    )
    expect((await maya.post(`/api/v1/links/${moved.id}/address`)).status).toBe(200)
    const visitor = served.visitor()
    for (const rest of ['', '/zip', `/images/${imageIds[0]}/thumb`, `/images/${imageIds[0]}/original`]) {
      const never = plain(await visitor.get(`${NEVER_WAS}${rest}`))
      expect(never.status).toBe(404)
      for (const { api } of [revoked, expired, moved])
        expect(plain(await visitor.get(`${api}${rest}`))).toEqual(never)
    }
    const never = await visitor.post(`${NEVER_WAS}/unlock`, { password: 'x' })
    const page = await visitor.get(`/s/${'A'.repeat(43)}`)
    expect(page.status).toBe(404)
    for (const { api, path } of [revoked, expired, moved]) {
      expect(plain(await visitor.post(`${api}/unlock`, { password: 'x' }))).toEqual(plain(never))
      expect((await visitor.get(path)).status).toBe(404)
      expect((await visitor.get(`${path}/opengraph`)).status).toBe(404)
    }
  })
  it('is told from one that never was by no clock', async () => {
    const revoked = await anImage()
    await maya.ask('DELETE', `/api/v1/links/${revoked.id}`)
    const visitor = served.visitor()
    const times: Record<string, number[]> = { [revoked.api]: [], [NEVER_WAS]: [] }
    for (let i = 0; i < 120; i += 1)
      for (const path of [revoked.api, NEVER_WAS]) {
        const from = performance.now()
        await visitor.get(path)
        times[path]?.push(performance.now() - from)
      }
    const [dead = 0, never = 0] = Object.values(times).map((each) => each.sort((a, b) => a - b)[20])
    expect(Math.abs(dead - never)).toBeLessThan(Math.max(2, never * 0.5))
  })
  it('gives nothing more to who has it open: trash, removal and revoking are seen at the next look', async () => {
    const made = await aCollection(imageIds, { allowsDownload: true, givesOriginals: true })
    const visitor = served.visitor()
    const paths = ['small', 'thumb', 'medium', 'preview', 'original'].map(
      (variant) => `${made.api}/images/${imageIds[2]}/${variant}`,
    )
    const kept = await Promise.all(paths.map((path) => visitor.get(path)))
    const look = () =>
      Promise.all(
        paths.map(
          async (path, i) =>
            (await visitor.get(path, { 'if-none-match': kept[i]?.headers.etag ?? '' })).status,
        ),
      )
    expect(await look()).toEqual(paths.map(() => 304))
    await maya.ask('DELETE', `/api/v1/images/${imageIds[2]}`)
    expect(await look()).toEqual(paths.map(() => 404))
    expect(((await visitor.get(made.api)).json as SharedView).imageCount).toBe(2)
    await maya.post(`/api/v1/images/${imageIds[2]}/restore`)
    expect(await look()).toEqual(paths.map(() => 304))
    const [{ teamId } = { teamId: '' }] = await served.peek.rows<{ teamId: string }>(
      `DELETE FROM "Membership" WHERE "userId" = $1 RETURNING "teamId"`,
      [maya.id],
    )
    expect(await look()).toEqual(paths.map(() => 404))
    expect((await visitor.get(made.path)).status).toBe(404)
    await served.peek.rows(`INSERT INTO "Membership" ("teamId", "userId", "role") VALUES ($1, $2, 'owner')`, [
      teamId,
      maya.id,
    ])
    expect(await look()).toEqual(paths.map(() => 304))
    await maya.ask('DELETE', `/api/v1/links/${made.id}`)
    expect(await look()).toEqual(paths.map(() => 404))
  })
})

describe('a password', () => {
  it('stands before everything, and is kept in a cookie for this address alone', async () => {
    const [made, other] = [await anImage({ password: PASSWORD }), await anImage({ password: PASSWORD })]
    const visitor = served.visitor()
    for (const rest of ['', `/images/${imageIds[0]}/thumb`, '/zip']) {
      const asked = await visitor.get(`${made.api}${rest}`)
      expect(asked.status).toBe(401)
      expect(asked.json).toMatchObject({ error: { code: 'UNAUTHENTICATED', details: { needs: 'password' } } })
    }
    const form = await visitor.get(made.path)
    expect([form.status, form.text.includes('og:image')]).toEqual([200, false])
    expect(form.text).not.toContain(imageIds[0])
    expect((await visitor.get(`${made.path}/opengraph`)).status).toBe(401)
    const opened = await visitor.post(`${made.api}/unlock`, { password: PASSWORD })
    const cookie = opened.headers['set-cookie'] ?? ''
    expect(cookie).toMatch(new RegExp(`Path=${made.api}; .*HttpOnly; SameSite=Lax`))
    const guest = await unlocked(made)
    expect((await guest.get(`${made.api}/images/${imageIds[0]}/thumb`)).status).toBe(200)
    expect((await guest.get(made.path)).text).toContain(`${made.api}/images/${imageIds[0]}/thumb`)
    expect((await guest.get(other.api)).status).toBe(401)
    expect((await guest.get(`${made.path}/opengraph`)).status).toBe(404)
    await maya.ask('PATCH', `/api/v1/links/${made.id}`, { body: { password: 'quite another' } })
    expect((await guest.get(made.api)).status).toBe(401)
  })
  it('is not guessed: after five tries one waits', async () => {
    const made = await anImage({ password: PASSWORD })
    const visitor = served.visitor()
    const tries: number[] = []
    for (let i = 0; i < 7; i += 1)
      tries.push((await visitor.post(`${made.api}/unlock`, { password: `guess ${i}` })).status)
    expect(tries).toEqual([401, 401, 401, 401, 401, 429, 429])
    const right = await visitor.post(`${made.api}/unlock`, { password: PASSWORD })
    expect([right.status, Number(right.headers['retry-after']) > 0]).toEqual([429, true])
    await served.peek.rows('DELETE FROM "SignInThrottle"')
  })
})

describe('who has looked', () => {
  const countOf = async ({ id }: Made) => {
    const { items } = (await maya.get('/api/v1/links?limit=100')).json as LinkPage
    return items.find((each) => each.id === id)?.viewCount
  }
  it('is counted once a day, and is a person from outside', async () => {
    const made = await anImage()
    const visitor = served.visitor()
    for (const agent of ['', 'curl/8.9', 'Slackbot-LinkExpanding 1.0', 'facebookexternalhit/1.1'])
      await visitor.get(made.path, { 'user-agent': agent })
    await visitor.ask('HEAD', made.path, { headers: { 'user-agent': BROWSER } })
    await maya.get(made.path, { 'user-agent': BROWSER })
    const first = await visitor.get(made.path, { 'user-agent': BROWSER })
    await until('it is counted', async () => (await countOf(made)) === 1)
    const cookie = first.headers['set-cookie']?.split(';')[0] ?? ''
    await visitor.get(made.path, { 'user-agent': BROWSER, cookie })
    await visitor.get(`${made.api}/images/${imageIds[0]}/thumb`, { 'user-agent': BROWSER })
    await visitor.get(made.path, { 'user-agent': BROWSER })
    await until('the second is counted', async () => (await countOf(made)) === 2)
  })
})

it('no address is in any line of the log', async () => {
  const made = await anImage({ password: PASSWORD })
  const visitor = served.visitor()
  await visitor.post(`${made.api}/unlock`, { password: 'wrong' })
  await visitor.get(`${made.api}/images/${imageIds[0]}/huge`)
  await visitor.get(made.path)
  await visitor.ask('POST', made.path, { raw: '{' })
  const all = await served.peek.rows<{ tokenHash: string }>('SELECT "tokenHash" FROM "ShareLink"')
  expect(all.length).toBeGreaterThan(5)
  const said = served.server.logs()
  expect(said).not.toContain(made.token)
  for (const { tokenHash } of all) expect(said).not.toContain(tokenHash)
})
