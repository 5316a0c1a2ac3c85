import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { pngPicture } from '../mocks/pictures'
import { ok } from '../mocks/stability-answers'
import type { RecordedRequest } from '../mocks/stability-server'
import { newKey } from './caller'
import { brokenMoney } from './invariants'
import { openServed, type Person, type Served, unfinished } from './served'
import { until } from './until'

const POLL_MS = 400
/** Looks that a picture takes before it is there. */
const LOOKS = 5
/** Seeds of jobs of which the upstream was asked at least so often when the worker died; -1: its ticket not yet written. */
const AT_DEATH = { 100: 3, 101: 2, 102: 1, 103: 0, 104: -1 } as const
const COST = 6000

describe('kill -9 of the worker while jobs are made later upstream', () => {
  let served: Served
  let maya: Person
  let imageId: string

  const submits = (seed: number): RecordedRequest[] =>
    served.upstream.requests.filter((request) => request.field('seed') === String(seed))
  const looksFor = async (seed: number) => {
    const [row] = await served.peek.rows<{ id: string | null }>(
      `SELECT "ticket"->>'id' AS id FROM "Generation" WHERE "seed" = $1`,
      [seed],
    )
    return row?.id ? served.upstream.jobs.polls.filter(({ id }) => id === row.id).length : -1
  }

  async function start(seed: number) {
    const body = { model: 'stability/upscale-creative', image: imageId, prompt: 'a red sofa', seeds: [seed] }
    const answer = await maya.post('/api/v1/runs', body, { 'idempotency-key': newKey() })
    expect(answer.status, answer.text).toBe(202)
    await until(`the upstream has taken ${seed}`, () => submits(seed).length === 1)
  }

  /** The one whose ticket cannot be written: its row is locked before the upstream answers. */
  async function startUnwritten(seed: number) {
    const gate = Promise.withResolvers<void>()
    served.upstream.setAnswer(async (request) => {
      await gate.promise
      return ok(request)
    })
    await start(seed)
    const held = await served.peek.hold(`SELECT 1 FROM "Generation" WHERE "seed" = $1 FOR UPDATE`, [seed])
    served.upstream.setAnswer(ok)
    gate.resolve()
    await until('its ticket waits to be written', held.isWaitedFor)
    return held
  }

  async function startFollowed(seed: number) {
    await start(seed)
    await until('its ticket is written', async () => (await looksFor(seed)) >= 0)
  }

  beforeAll(async () => {
    served = await openServed({ env: { STABILITY_POLL_MS: String(POLL_MS) } })
    maya = await served.person('Maya', 1000)
    const raw = pngPicture(600, 500)
    const uploaded = await maya.ask('POST', '/api/v1/uploads', {
      raw,
      headers: { 'content-type': 'image/png' },
    })
    imageId = (uploaded.json as { id: string }).id
    served.upstream.jobs.setPending(1000)
    const held = await startUnwritten(104)
    for (const seed of [100, 101, 102] as const) {
      await startFollowed(seed)
      await until('the looks', async () => (await looksFor(seed)) >= AT_DEATH[seed])
    }
    await startFollowed(103)
    await served.server.kill9()
    // Else Postgres would finish the dead process's statement when the lock goes.
    await served.peek.cut('triptych%')
    await held.letGo()
    served.upstream.jobs.setPending(LOOKS)
  })
  afterAll(() => served?.close())

  it('finds them at different places on their way', async () => {
    for (const seed of [100, 101, 102, 103] as const)
      expect(await looksFor(seed)).toBeGreaterThanOrEqual(AT_DEATH[seed])
    expect(await looksFor(104)).toBe(AT_DEATH[104])
  })

  it('the next worker goes on with each, dies again on the way, and the one after it finishes them: one submit each', async () => {
    const before = served.upstream.jobs.polls.length
    served.upstream.jobs.setPending(1000)
    await served.server.restart()
    await until('the next worker looks', () => served.upstream.jobs.polls.length > before + 6, {
      withinMs: 60_000,
    })
    await served.server.kill9()
    served.upstream.jobs.setPending(LOOKS)
    await served.server.restart()
    await until('all have ended', async () => (await unfinished(served.peek)) === 0, { withinMs: 60_000 })
    const rows = await served.peek.rows(
      `SELECT g."seed"::int AS seed, g."state"::text AS state, g."code", h."state"::text AS hold
       FROM "Generation" g JOIN "Hold" h ON h."subjectId" = g."id" ORDER BY g."seed"`,
    )
    const made = { state: 'succeeded', code: null, hold: 'captured' }
    expect(rows).toEqual([
      ...[100, 101, 102, 103].map((seed) => ({ seed, ...made })),
      { seed: 104, state: 'failed', code: 'WORKER_LOST', hold: 'released' },
    ])
    for (const seed of [100, 101, 102, 103, 104]) expect(submits(seed)).toHaveLength(1)
    expect(await brokenMoney(served.peek)).toEqual([])
    expect((await maya.get('/api/v1/credits')).json).toMatchObject({
      balanceCenticredits: 110_000 - 4 * COST,
      heldCenticredits: 0,
    })
  }, 180_000)
})

describe('a polite stop while a job is made later upstream', () => {
  it('leaves it to the next process, which finishes it with one submit', async () => {
    const served = await openServed({ env: { STABILITY_POLL_MS: String(POLL_MS), SHUTDOWN_GRACE_MS: '500' } })
    try {
      const maya = await served.person('Maya', 1000)
      const raw = pngPicture(600, 500)
      const uploaded = await maya.ask('POST', '/api/v1/uploads', {
        raw,
        headers: { 'content-type': 'image/png' },
      })
      const image = (uploaded.json as { id: string }).id
      served.upstream.jobs.setPending(1000)
      const body = { model: 'stability/upscale-creative', image, prompt: 'a red sofa', seeds: [7] }
      await maya.post('/api/v1/runs', body, { 'idempotency-key': newKey() })
      await until('a look', () => served.upstream.jobs.polls.length > 0)
      expect(await served.server.halt()).toBe(0)
      const [row] = await served.peek.rows(
        `SELECT "state"::text AS state, "ticket" IS NOT NULL AS kept FROM "Generation"`,
      )
      expect(row).toEqual({ state: 'queued', kept: true })
      served.upstream.jobs.setPending(1)
      await served.server.restart()
      await until('it is made', async () => (await unfinished(served.peek)) === 0, { withinMs: 40_000 })
      const page = (await maya.get('/api/v1/runs')).json as { items: { money: object }[] }
      expect(page.items[0]?.money).toMatchObject({ spent: COST, held: 0 })
      expect(served.upstream.requests).toHaveLength(1)
    } finally {
      await served.close()
    }
  })
})
