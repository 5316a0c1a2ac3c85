import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { picture } from '../mocks/pictures'
import { ok } from '../mocks/stability-answers'
import type { RecordedRequest } from '../mocks/stability-server'
import { follow } from './events'
import { brokenImages, brokenMoney } from './invariants'
import { openJobs, openServed, type Person, type Served, unfinished } from './served'
import { until } from './until'

const COST = 650
const WITHIN_MS = 60_000

/** Calls the upstream got for one seed. */
const calls = (served: Served, seed: number): RecordedRequest[] =>
  served.upstream.requests.filter((request) => request.field('seed') === String(seed))

const heardOf = (served: Served, seed: number) =>
  until(`the upstream hears of seed ${seed}`, () => calls(served, seed).length === 1)

type Ended = { state: string; code: string | null; hold: string; images: number; captures: number }

async function endOf(served: Served, seed: number): Promise<Ended> {
  const [row] = await served.peek.rows<Ended>(
    `SELECT g."state"::text, g."code", h."state"::text AS hold,
       (SELECT count(*)::int FROM "Image" i WHERE i."generationId" = g."id") AS images,
       (SELECT count(*)::int FROM "LedgerEntry" e WHERE e."subjectId" = g."id" AND e."kind" = 'capture') AS captures
     FROM "Generation" g JOIN "Hold" h ON h."subjectId" = g."id" WHERE g."seed" = $1`,
    [seed],
  )
  if (!row) throw new Error(`no generation has seed ${seed}`)
  return row
}

/** Waits until no generation and no job is left; else says which are, and what the server last said. */
async function untilSettled(served: Served, withinMs: number): Promise<void> {
  const isSettled = async () => (await unfinished(served.peek)) + (await openJobs(served.peek)) === 0
  try {
    await until('all is settled', isSettled, { withinMs, everyMs: 100 })
  } catch (error) {
    const generations = await served.peek.rows(
      `SELECT "seed"::int, "state"::text, "attempt", "deadlineAt" FROM "Generation" WHERE "finishedAt" IS NULL`,
    )
    const jobs = await served.peek.rows(
      `SELECT name, state::text, retry_count, start_after, heartbeat_on FROM pgboss.job WHERE state < 'completed'`,
    )
    const left = JSON.stringify({ generations, jobs })
    throw new Error(`${(error as Error).message}\n${left}\n${served.server.logs().slice(-2000)}`)
  }
}

const SUCCEEDED = { state: 'succeeded', code: null, hold: 'captured', images: 1, captures: 1 }
const LOST = { state: 'failed', code: 'WORKER_LOST', hold: 'released', images: 0, captures: 0 }

/** Upstream answers by seed: what is not named here answers at once, what is `kept` only once it is let go. */
function answerBy(served: Served, latencyMs: Record<number, number>, kept: readonly number[] = []) {
  const gates = new Map(kept.map((seed) => [seed, Promise.withResolvers<void>()]))
  served.upstream.setAnswer(async (request) => {
    const seed = Number(request.field('seed'))
    await gates.get(seed)?.promise
    return {
      ...(await (ok as (r: RecordedRequest) => Promise<object>)(request)),
      latencyMs: latencyMs[seed] ?? 0,
    }
  })
  return { letGo: (seed: number) => gates.get(seed)?.resolve() }
}

describe.concurrent('kill -9', () => {
  // One death, with generations at every step of their way: the wait for the dead worker's jobs is paid once.
  const BUSY = 11
  const BEFORE_SEND = 12
  const QUEUED = 13
  const DURING = 21
  const STORED = 31
  const STORED_RUN = 32
  const COMMITTED = 41
  let served: Served
  let upstream: ReturnType<typeof answerBy>
  const people = new Map<string, Person>()
  let settledMs = Number.NaN

  const start = async (name: string, seeds: number[]) => {
    const person = await served.person(name)
    people.set(person.id, person)
    for (const seed of seeds) await person.startRun({ seeds: [seed] })
    return person
  }

  /** A generation before send: the worker has its job and waits to claim its row; another waits behind it. */
  async function holdBeforeSend() {
    await start('Busy', [BUSY, BEFORE_SEND, QUEUED])
    await heardOf(served, BUSY)
    const held = await served.peek.hold(`SELECT 1 FROM "Generation" WHERE "seed" = $1 FOR UPDATE`, [
      BEFORE_SEND,
    ])
    upstream.letGo(BUSY)
    await until('the worker waits for the row', held.isWaitedFor)
    return held
  }

  /** A generation whose bytes are on disk and whose row cannot be written, by a lock on what it must change. */
  async function holdStored(name: string, seed: number, lock: string) {
    await start(name, [seed])
    await heardOf(served, seed)
    const held = await served.peek.hold(lock, [seed])
    upstream.letGo(seed)
    await until('settling waits', held.isWaitedFor)
    expect((await endOf(served, seed)).state).toBe('running')
    return held
  }

  async function holdCommitted() {
    await start('Committed', [COMMITTED])
    await heardOf(served, COMMITTED)
    const held = await served.peek.hold(
      `SELECT 1 FROM pgboss.job j JOIN "Generation" g ON g."id"::text = j.data->>'generationId' WHERE g."seed" = $1 FOR UPDATE OF j`,
      [COMMITTED],
    )
    upstream.letGo(COMMITTED)
    await until('its image is committed', async () => (await endOf(served, COMMITTED)).state === 'succeeded')
    return held
  }

  beforeAll(async () => {
    served = await openServed({ env: { WORKER_CONCURRENCY_PER_PERSON: '1' } })
    upstream = answerBy(served, { [DURING]: 120_000 }, [BUSY, STORED, STORED_RUN, COMMITTED])
    await start('During', [DURING])
    await heardOf(served, DURING)
    const wallet = `SELECT 1 FROM "Wallet" w JOIN "Hold" h ON h."walletId" = w."id" JOIN "Generation" g ON g."id" = h."subjectId"
      WHERE g."seed" = $1 FOR UPDATE OF w`
    const run = `SELECT 1 FROM "Run" r JOIN "Generation" g ON g."runId" = r."id" WHERE g."seed" = $1 FOR UPDATE OF r`
    const holds = [
      await holdBeforeSend(),
      await holdStored('Stored', STORED, wallet),
      await holdStored('StoredToo', STORED_RUN, run),
      await holdCommitted(),
    ]
    await served.server.kill9()
    await Promise.all(holds.map(({ letGo }) => letGo()))
    answerBy(served, {})
    await served.server.restart()
    const began = performance.now()
    await untilSettled(served, 2 * WITHIN_MS)
    settledMs = performance.now() - began
  })
  afterAll(() => served?.close())

  it('everything has ended within a minute of the restart', ({ annotate }) => {
    expect(settledMs).toBeLessThan(WITHIN_MS)
    return annotate(`settled ${(settledMs / 1000).toFixed(1)} s after the restart`)
  })

  it('before send: made after all, by one call', async () => {
    for (const seed of [BUSY, BEFORE_SEND, QUEUED]) {
      expect(await endOf(served, seed)).toEqual(SUCCEEDED)
      expect(calls(served, seed)).toHaveLength(1)
    }
  })

  it('during the upstream call: failed with the credits back, never sent again', async () => {
    expect(await endOf(served, DURING)).toEqual(LOST)
    expect(calls(served, DURING)).toHaveLength(1)
  })

  it('after the bytes were stored, before the commit: the image is there, paid for once, called for once', async () => {
    for (const seed of [STORED, STORED_RUN]) {
      expect(await endOf(served, seed)).toEqual(SUCCEEDED)
      expect(calls(served, seed)).toHaveLength(1)
    }
  })

  it('after the commit: nothing more happens', async () => {
    expect(await endOf(served, COMMITTED)).toEqual(SUCCEEDED)
    expect(calls(served, COMMITTED)).toHaveLength(1)
  })

  it('no charge without an image, no image without its bytes, no hold left', async () => {
    expect(await brokenMoney(served.peek)).toEqual([])
    expect(await brokenImages(served.peek, people)).toEqual([])
    expect(await served.peek.rows(`SELECT 1 FROM "Hold" WHERE "state" = 'open'`)).toEqual([])
    const expected = await picture('png', 1024, 1024)
    const images = await served.peek.rows<{ byteLength: number }>(`SELECT "byteLength" FROM "Image"`)
    expect(images).toEqual(Array(6).fill({ byteLength: expected.length }))
  })

  it('tells each person so: state, sentence and wallet', async () => {
    const lost = [...people.values()].find((person) => person.email.startsWith('during'))
    const page = (await lost?.get('/api/v1/runs'))?.json as {
      items: { generations: { message: string }[] }[]
    }
    expect(page.items[0]?.generations[0]?.message).toContain('6.5 credits are back')
    expect((await lost?.get('/api/v1/credits'))?.json).toMatchObject({
      balanceCenticredits: 10_000,
      heldCenticredits: 0,
    })
    const stored = [...people.values()].find((person) => person.email.startsWith('stored-'))
    expect((await stored?.get('/api/v1/credits'))?.json).toMatchObject({
      balanceCenticredits: 10_000 - COST,
      heldCenticredits: 0,
    })
  })
})

describe.concurrent('a polite stop', () => {
  let served: Served
  beforeAll(async () => {
    served = await openServed()
  })
  afterAll(() => served?.close())

  it('finishes what runs, says so while it does, takes nothing new, and leaves with code 0', async () => {
    const RUNNING = 51
    const LATER = 52
    const upstream = answerBy(served, {}, [RUNNING])
    const maya = await served.person('Maya')
    const waiting = maya.startRun({ seeds: [RUNNING] }, { prefer: 'wait=60' })
    await heardOf(served, RUNNING)
    const exitCode = served.server.halt()
    const readyz = await until('readyz says 503', async () => {
      const answer = await served.visitor().get('/readyz')
      return answer.status === 503 && answer
    })
    expect(readyz.json).toMatchObject({ ready: false, checks: { draining: true } })
    await maya.startRun({ seeds: [LATER] })
    upstream.letGo(RUNNING)
    expect((await waiting).done).toBe(true)
    expect(await exitCode).toBe(0)
    expect(await endOf(served, RUNNING)).toEqual(SUCCEEDED)
    expect((await endOf(served, LATER)).state).toBe('queued')
    expect(calls(served, RUNNING)).toHaveLength(1)
    await served.server.restart()
    await until('the later one is made by the next server', async () => (await unfinished(served.peek)) === 0)
    expect(await endOf(served, LATER)).toEqual(SUCCEEDED)
    expect(await brokenMoney(served.peek)).toEqual([])
  })
})

describe.concurrent('two servers, one of which only serves', () => {
  let served: Served
  beforeAll(async () => {
    served = await openServed()
  })
  afterAll(() => served?.close())

  it('what one does is followed, and cancelled, at the other', async () => {
    const theo = await served.person('Theo')
    const other = await served.serve({ WORKER: 'off' })
    const elsewhere = served.visitor(other)
    elsewhere.cookie = theo.cookie
    const stream = await follow(elsewhere)
    served.upstream.setLatency(20_000)
    const { id } = await theo.startRun()
    await until('it is upstream', () => served.upstream.count() === 1)
    await stream.hears('it runs', () => stream.runs(id).at(-1)?.generations[0]?.state === 'running')
    expect((await elsewhere.post(`/api/v1/runs/${id}/cancel`)).status).toBe(200)
    await stream.hears('it is cancelled', () => stream.runs(id).at(-1)?.done)
    expect(stream.runs(id).at(-1)?.generations[0]).toMatchObject({ state: 'cancelled', money: 'released' })
    await stream.close()
  })
})

describe.concurrent('two servers on one database', () => {
  let served: Served
  beforeAll(async () => {
    served = await openServed({ env: { WORKER_CONCURRENCY: '3' } })
  })
  afterAll(() => served?.close())

  it('when one is killed the other finishes, and nothing is sent twice', async ({ annotate }) => {
    const seeds = Array.from({ length: 12 }, (_, i) => 61 + i)
    served.upstream.setLatency(2000)
    const maya = await served.person('Maya')
    await served.serve()
    for (const seed of seeds) await maya.startRun({ seeds: [seed] })
    await until('both are busy', () => served.upstream.count() >= 6)
    await served.server.kill9()
    const began = performance.now()
    await until('the other one has ended everything', async () => (await unfinished(served.peek)) === 0, {
      withinMs: WITHIN_MS,
      everyMs: 100,
    })
    await annotate(`handed over in ${((performance.now() - began) / 1000).toFixed(1)} s`)
    const ends = await Promise.all(seeds.map((seed) => endOf(served, seed)))
    expect(ends.filter((end) => end.state === 'succeeded').length).toBeGreaterThanOrEqual(9)
    for (const end of ends) expect([SUCCEEDED, LOST]).toContainEqual(end)
    for (const seed of seeds) expect(calls(served, seed)).toHaveLength(1)
    expect(await brokenMoney(served.peek)).toEqual([])
  })
})
