import { createHash } from 'node:crypto'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { RunView } from '@/lib/runs/schema'
import { picture } from '../mocks/pictures'
import { ok } from '../mocks/stability-answers'
import { asked, newKey } from './caller'
import { follow, type Stream } from './events'
import { brokenMoney } from './invariants'
import { openJobs, openServed, type Person, type Served } from './served'
import { until } from './until'

let served: Served
let maya: Person
const streams: Stream[] = []

beforeAll(async () => {
  served = await openServed()
  maya = await served.person('Maya', 1000)
})
afterAll(() => served?.close())
beforeEach(() => {
  served.upstream.setAnswer(ok)
  served.upstream.setLatency(0)
  served.upstream.requests.length = 0
})
afterEach(async () => {
  for (const stream of streams.splice(0)) await stream.close()
  expect(await brokenMoney(served.peek)).toEqual([])
})

const opened = async (...args: Parameters<typeof follow>) => {
  const stream = await follow(...args)
  streams.push(stream)
  return stream
}
/** The upstream keeps its answers until the returned function is called. */
function holdUpstream(): () => void {
  const gate = Promise.withResolvers<void>()
  served.upstream.setAnswer(async (request) => {
    await gate.promise
    return ok(request)
  })
  return gate.resolve
}
const isDone = (run: RunView | undefined) => run?.done === true

describe('the event stream', () => {
  it('opens with ready and the wallet', async () => {
    const stream = await opened(maya)
    expect(stream.response.headers.get('content-type')).toContain('text/event-stream')
    expect(stream.response.headers.get('cache-control')).toContain('no-store')
    await stream.hears('the wallet', () => stream.named('wallet').length > 0)
    expect(stream.events[0]).toMatchObject({ event: 'ready', data: {} })
  })

  it('tells a run as it goes, versions only rising, and the wallet to its last state', async () => {
    const letGo = holdUpstream()
    const stream = await opened(maya)
    await stream.hears('the wallet', () => stream.named('wallet').length > 0)
    const { id } = await maya.startRun({ count: 4 })
    await stream.hears('it runs', () => stream.runs(id).at(-1)?.generations[0]?.state === 'running')
    letGo()
    await stream.hears('it is done', () => isDone(stream.runs(id).at(-1)))
    const versions = stream.runs(id).map((run) => run.version)
    expect(versions).toEqual(versions.toSorted((a, b) => a - b))
    await stream.hears('nothing is held', () => stream.wallet()?.heldCenticredits === 0)
    const wallet = (await maya.get('/api/v1/credits')).json
    await until('the wallet is the same', () => {
      expect(stream.wallet()).toEqual(wallet)
      return true
    })
  })

  it('catches up after a dropped connection: what ended meanwhile comes first', async () => {
    const first = await opened(maya)
    served.upstream.setLatency(300)
    const { id } = await maya.startRun()
    await first.hears('it began', () => first.runs(id).length > 0)
    const last = first.events.at(-1)?.id ?? ''
    expect(last).toMatch(/^\d+$/)
    await first.close()
    await until(
      'it is done unseen',
      async () => isDone(await maya.run(id)) && (await openJobs(served.peek)) === 0,
    )
    const second = await opened(maya, { 'last-event-id': last })
    await second.hears('it is done', () => isDone(second.runs(id).at(-1)))
    await second.hears('the wallet', () => second.named('wallet').length > 0)
    await until('it is told as it is', async () => {
      expect(second.runs(id).at(-1)).toEqual(await maya.run(id))
      return true
    })
  })

  it('without Last-Event-ID tells what is unfinished and no old stories', async () => {
    const old = await maya.startRun({}, { prefer: 'wait=60' })
    expect(old.done).toBe(true)
    await until('its small versions are made', async () => (await openJobs(served.peek)) === 0)
    const letGo = holdUpstream()
    const { id } = await maya.startRun()
    const stream = await opened(maya)
    await stream.hears('the unfinished one', () => stream.runs(id).length > 0)
    expect(stream.runs(old.id)).toEqual([])
    letGo()
    await stream.hears('it is done', () => isDone(stream.runs(id).at(-1)))
  })

  it.each(['banana', '-1', '1e99', '8640000000000000', '8640000000000001', '9007199254740991', '0.5'])(
    'opens in full with a senseless Last-Event-ID: %s',
    async (id) => {
      const stream = await opened(maya, { 'last-event-id': id })
      await stream.hears('the wallet', () => stream.named('wallet').length > 0)
    },
  )

  it('tells nobody else', async () => {
    const theo = await served.person('Theo')
    const his = await opened(theo)
    await his.hears('his wallet', () => his.named('wallet').length > 0)
    await maya.startRun({}, { prefer: 'wait=60' })
    await theo.startRun({}, { prefer: 'wait=60' })
    await his.hears('his own', () => isDone(his.runs().at(-1)))
    expect(his.raw()).not.toContain(maya.id)
    expect(new Set(his.runs().map((run) => run.id)).size).toBe(1)
  })

  it('is up to date again after its database connections were cut, and so is the worker', async () => {
    const stream = await opened(maya)
    await stream.hears('the wallet', () => stream.named('wallet').length > 0)
    served.upstream.setLatency(300)
    const running = await maya.startRun()
    await until('it is upstream', () => served.upstream.count() > 0)
    expect(await served.peek.cut('triptych-listen')).toBe(1)
    const next = await maya.startRun()
    for (const { id } of [running, next]) {
      await stream.hears('it is done', () => isDone(stream.runs(id).at(-1)))
    }
    expect(await served.peek.cut('triptych%')).toBeGreaterThan(1)
    const third = await until('a run is taken again', async () => maya.startRun())
    await stream.hears('it is done', () => isDone(stream.runs(third.id).at(-1)))
    expect((await served.visitor().get('/readyz')).status).toBe(200)
  })

  it('closes within seconds for who was suspended', async ({ annotate }) => {
    const client = await served.person('Client')
    const stream = await opened(client)
    await stream.hears('the wallet', () => stream.named('wallet').length > 0)
    const began = performance.now()
    expect((await served.owner.post(`/api/v1/people/${client.id}/suspend`)).status).toBe(204)
    expect((await client.get('/api/v1/me')).status).toBe(401)
    await until('it is closed', () => stream.endedMs() !== undefined, { withinMs: 20_000 })
    await annotate(`closed after ${Math.round(performance.now() - began)} ms`)
  })
})

describe('Prefer: wait', () => {
  it('answers 200 when it is done in time', async () => {
    served.upstream.setLatency(300)
    const answer = await maya.post('/api/v1/runs', asked(), {
      'idempotency-key': newKey(),
      prefer: 'respond-async, wait=60',
    })
    expect(answer.status).toBe(200)
    expect(answer.json).toMatchObject({ done: true, money: { spent: 650, held: 0 } })
  })

  it('answers 202 when it is not, and it goes on', async () => {
    const letGo = holdUpstream()
    const began = performance.now()
    const answer = await maya.post('/api/v1/runs', asked(), { 'idempotency-key': newKey(), prefer: 'wait=1' })
    const took = performance.now() - began
    expect(answer.status).toBe(202)
    expect(took).toBeGreaterThan(900)
    const { id, done } = answer.json as RunView
    expect(done).toBe(false)
    expect(answer.headers.location).toBe(`/api/v1/runs/${id}`)
    letGo()
    await until('it is done', async () => isDone(await maya.run(id)))
  })

  it('goes on when the one who waited hangs up', async () => {
    const letGo = holdUpstream()
    const key = newKey()
    const hangUp = new AbortController()
    const waiting = maya.ask('POST', '/api/v1/runs', {
      body: asked(),
      headers: { 'idempotency-key': key, prefer: 'wait=60' },
      signal: hangUp.signal,
    })
    await until('it is upstream', () => served.upstream.requests.length > 0)
    hangUp.abort()
    await expect(waiting).rejects.toThrow()
    letGo()
    const again = await maya.post('/api/v1/runs', asked(), { 'idempotency-key': key, prefer: 'wait=60' })
    expect(again.json).toMatchObject({ done: true, money: { spent: 650 } })
  })
})

describe('while notices are lost', () => {
  it('runs go on, and whoever follows or waits hears of it when they are heard again', async () => {
    const letGo = holdUpstream()
    const stream = await opened(maya)
    await stream.hears('the wallet', () => stream.wallet())
    const key = newKey()
    const waiting = maya.post('/api/v1/runs', asked(), { 'idempotency-key': key, prefer: 'wait=100' })
    await until('it is upstream', () => served.upstream.count() > 0)
    const hearAgain = await served.peek.deafen()
    letGo()
    const { id } = (await maya.post('/api/v1/runs', asked(), { 'idempotency-key': key })).json as RunView
    await until('it is done', async () => isDone(await maya.run(id)) && (await openJobs(served.peek)) === 0)
    expect(isDone(stream.runs(id).at(-1))).toBe(false)
    await hearAgain()
    const began = performance.now()
    expect((await waiting).json).toMatchObject({ id, done: true })
    await stream.hears('it is done', () => isDone(stream.runs(id).at(-1)))
    expect(performance.now() - began).toBeLessThan(20_000)
  })

  it('a cancel is heard later, and nothing is charged for it', async () => {
    served.upstream.setLatency(50_000)
    const { id } = await maya.startRun()
    await until('it is upstream', () => served.upstream.count() > 0)
    const hearAgain = await served.peek.deafen()
    await maya.post(`/api/v1/runs/${id}/cancel`)
    await hearAgain()
    const run = await until('it has ended', async () => {
      const now = await maya.run(id)
      return now.done && now
    })
    expect(run.generations[0]).toMatchObject({ state: 'cancelled', money: 'released', image: null })
  })
})

describe('image bytes', () => {
  let url: string
  let bytes: Buffer
  beforeAll(async () => {
    served.upstream.setAnswer(ok)
    const run = await maya.startRun({ outputFormat: 'png' }, { prefer: 'wait=60' })
    url = `/api/v1/images/${run.generations[0]?.image?.id}/original`
    bytes = await picture('png', 1024, 1024)
  })
  const sha = (each: Buffer) => createHash('sha256').update(each).digest('hex')

  it('are the upstream’s, byte for byte', async () => {
    const answer = await maya.get(url)
    expect(answer.status).toBe(200)
    expect(sha(answer.bytes)).toBe(sha(bytes))
    expect(answer.headers['content-type']).toBe('image/png')
    expect(answer.headers['content-encoding']).toBeUndefined()
    expect(answer.headers['cache-control']).toMatch(/private/)
    expect(answer.headers['cache-control']).toMatch(/immutable/)
    expect(answer.headers['x-content-type-options']).toBe('nosniff')
  })

  it('are asked for once: ETag and 304', async () => {
    const { etag = '' } = (await maya.get(url)).headers
    expect(etag).toMatch(/^"[^"]+"$/)
    for (const tags of [etag, `W/${etag}`, `"other", ${etag}`, '*']) {
      const answer = await maya.get(url, { 'if-none-match': tags })
      expect(answer.status, tags).toBe(304)
      expect(answer.bytes.length).toBe(0)
      expect(answer.headers.etag).toBe(etag)
    }
    expect((await maya.get(url, { 'if-none-match': '"other"' })).status).toBe(200)
  })

  it.each([
    ['bytes=0-99', 0, 100],
    ['bytes=100-', 100, undefined],
    ['bytes=-7', -7, undefined],
    ['bytes=5-5', 5, 6],
    ['bytes=0-99999999', 0, undefined],
  ])('come in parts: %s', async (range, from, to) => {
    const answer = await maya.get(url, { range })
    const part = bytes.subarray(from, to)
    const start = from < 0 ? bytes.length + from : from
    expect(answer.status).toBe(206)
    expect(answer.bytes.equals(part)).toBe(true)
    expect(answer.headers['content-range']).toBe(`bytes ${start}-${start + part.length - 1}/${bytes.length}`)
  })

  it('past the end: 416 with the length', async () => {
    for (const range of [`bytes=${bytes.length}-`, 'bytes=99999999-999999999', 'bytes=-0']) {
      const answer = await maya.get(url, { range })
      expect(answer.status, range).toBe(416)
      expect(answer.headers['content-range']).toBe(`bytes */${bytes.length}`)
    }
  })

  it.each(['bytes=', 'bytes=a-b', 'lines=0-5', 'bytes=9-1', 'bytes 0-5', 'bytes=0-1,x'])(
    'a senseless Range is ignored: %s',
    async (range) => expect((await maya.get(url, { range })).status).toBe(200),
  )

  it('If-Range with another picture’s tag gives the whole', async () => {
    expect((await maya.get(url, { range: 'bytes=0-9', 'if-range': '"other"' })).status).toBe(200)
    const { etag = '' } = (await maya.get(url)).headers
    expect((await maya.get(url, { range: 'bytes=0-9', 'if-range': etag })).status).toBe(206)
  })

  it('HEAD tells the same without them', async () => {
    const answer = await maya.ask('HEAD', url)
    expect(answer.status).toBe(200)
    const { date: _, ...told } = (await maya.get(url)).headers
    expect(answer.headers).toMatchObject({
      etag: told.etag,
      'content-type': 'image/png',
      'accept-ranges': 'bytes',
    })
    expect(answer.bytes.length).toBe(0)
  })

  it('are for their author alone', async () => {
    const stranger = await served.person('Stranger')
    const { etag = '' } = (await maya.get(url)).headers
    expect((await stranger.get(url, { 'if-none-match': etag })).status).toBe(404)
    expect((await served.visitor().get(url, { 'if-none-match': etag })).status).toBe(401)
  })

  it('download under a name that is a name', async () => {
    const answer = await maya.get(`${url}?download=1`)
    expect(answer.headers['content-disposition']).toMatch(/^attachment; filename="[^"\\/\r\n]+\.png"/)
    expect(sha(answer.bytes)).toBe(sha(bytes))
  })

  it('small versions come once they are made', async () => {
    const thumb = await until('a thumb is there', async () => {
      const answer = await maya.get(url.replace('original', 'thumb'))
      return answer.status === 200 && answer.bytes.length < bytes.length && answer
    })
    expect(thumb.headers['content-type']).toMatch(/^image\/(webp|avif)$/)
  })
})

it('a page of another site cannot start a run with her cookie', async () => {
  const before = served.upstream.count()
  const answer = await maya.post('/api/v1/runs', asked(), {
    'idempotency-key': newKey(),
    origin: 'https://elsewhere.example',
  })
  expect(answer.status).toBe(403)
  expect(served.upstream.count()).toBe(before)
})
