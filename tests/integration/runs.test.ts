import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { filteredHeader, ok } from '../mocks/stability-answers'
import { asked, brokenInvariants, CANARY_KEY, newPerson, openStudio, type Studio, settled } from './studio'

let studio: Studio
let worker: { stop(graceMs: number): Promise<void> }
const key = () => crypto.randomUUID()

beforeAll(async () => {
  studio = await openStudio()
})
afterAll(() => studio.close())
beforeEach(() => {
  studio.upstream.setAnswer(ok)
  studio.upstream.setLatency(0)
  studio.upstream.requests.length = 0
  worker = studio.work()
})
afterEach(async () => {
  await worker.stop(5000)
  expect(await brokenInvariants(studio)).toEqual([])
})

async function started(ctx: Awaited<ReturnType<typeof newPerson>>, more = {}) {
  const result = await studio.runs.startRun({ ...ctx, now: new Date() }, asked(more), key())
  if (!result.ok) throw new Error(result.message)
  return result.value
}

describe('a run', () => {
  it('becomes a stored, charged image with the seed the upstream used', async () => {
    const ctx = await newPerson(studio, 10)
    const run = await started(ctx, { seeds: [77] })
    expect(run).toMatchObject({ done: false, money: { quoted: 650, held: 650, spent: 0, returned: 0 } })
    await settled(studio)
    const done = await studio.runs.getRun(ctx, run.id)
    expect(done.money).toEqual({ quoted: 650, held: 0, spent: 650, returned: 0 })
    expect(done.generations[0]).toMatchObject({
      state: 'succeeded',
      seed: 77,
      money: 'captured',
      image: { widthPx: 1024 },
    })
    expect(await studio.credits.getWallet(ctx)).toEqual({
      balanceCenticredits: 350,
      heldCenticredits: 0,
      availableCenticredits: 350,
    })
  })

  it('sends exactly what the model takes, once per image', async () => {
    const ctx = await newPerson(studio, 100)
    await started(ctx, { count: 3, negativePrompt: 'rain', cfgScale: 5 })
    await settled(studio)
    expect(studio.upstream.count()).toBe(3)
    expect(studio.upstream.requests.flatMap((request) => request.breaches)).toEqual([])
    expect(new Set(studio.upstream.requests.map((request) => request.field('seed'))).size).toBe(3)
  })

  it('gives the credits back for what was filtered and keeps what was not', async () => {
    const ctx = await newPerson(studio, 100)
    studio.upstream.setAnswer((request) =>
      request.field('seed') === '2' ? filteredHeader(request) : ok(request),
    )
    const run = await started(ctx, { seeds: [1, 2] })
    await settled(studio)
    const done = await studio.runs.getRun(ctx, run.id)
    expect(done.generations.map((g) => g.state)).toEqual(['succeeded', 'filtered'])
    expect(done.money).toEqual({ quoted: 1300, spent: 650, held: 0, returned: 650 })
    expect(done.generations[1]?.message).toContain('Your 6.5 credits are back.')
  })
})

describe('exactly once', () => {
  it('one credit and fifty at once: one upstream call, one image, forty-nine refusals', async () => {
    const ctx = await newPerson(studio, 6.5)
    const results = await Promise.all(
      Array.from({ length: 50 }, () => studio.runs.startRun(ctx, asked(), key())),
    )
    await settled(studio)
    expect(results.filter((result) => result.ok)).toHaveLength(1)
    const refused = results.filter((result) => !result.ok)
    expect(refused.map((result) => result.code)).toEqual(Array(49).fill('INSUFFICIENT_CREDITS'))
    expect(studio.upstream.count()).toBe(1)
    const mine = { where: { userId: ctx.actor.userId } }
    expect(await studio.db().image.count(mine)).toBe(1)
    expect(await studio.db().run.count(mine)).toBe(1)
    const ledger = await studio.credits.listLedger(ctx, { limit: 50 })
    expect(ledger.items.map((entry) => entry.amountCenticredits)).toEqual([-650, 650])
  })

  it('the same key twenty times at once: one run, every answer the same', async () => {
    const ctx = await newPerson(studio, 100)
    const once = key()
    const results = await Promise.all(
      Array.from({ length: 20 }, () => studio.runs.startRun(ctx, asked(), once)),
    )
    await settled(studio)
    const ids = new Set(results.map((result) => (result.ok ? result.value.id : result.code)))
    expect(ids.size).toBe(1)
    expect(studio.upstream.count()).toBe(1)
    expect((await studio.credits.getWallet(ctx)).balanceCenticredits).toBe(9350)
  })

  it('a key used again for something else is refused and charges nothing', async () => {
    const ctx = await newPerson(studio, 100)
    const once = key()
    await studio.runs.startRun(ctx, asked(), once)
    const second = await studio.runs.startRun(ctx, asked({ prompt: 'a blue sofa' }), once)
    expect(second).toMatchObject({ ok: false, code: 'IDEMPOTENCY_KEY_REUSED' })
    await settled(studio)
    expect(studio.upstream.count()).toBe(1)
  })

  it('a refused run leaves its key free for after the credits came', async () => {
    const ctx = await newPerson(studio, 1)
    const once = key()
    expect(await studio.runs.startRun(ctx, asked(), once)).toMatchObject({ ok: false })
    expect(await studio.db().run.count({ where: { userId: ctx.actor.userId } })).toBe(0)
    const owner = { teamId: ctx.actor.teamId, userId: ctx.actor.userId }
    const gift = { amountCenticredits: 1000, note: 'gift', now: new Date() }
    await studio.inTransaction((tx) => studio.credits.addCredits(tx, owner, gift))
    expect(await studio.runs.startRun(ctx, asked(), once)).toMatchObject({ ok: true })
    await settled(studio)
  })
})

describe('bad input', () => {
  it.each([
    ['prompt', { prompt: '   ' }],
    ['prompt', { prompt: 'x'.repeat(10_001) }],
    ['model', { model: 'stability/sd9' }],
    ['cfgScale', { cfgScale: 11 }],
    ['seeds.0', { seeds: [4_294_967_295] }],
    ['seeds', { seeds: [1, 2], count: 1 }],
    ['negativePrompt', { model: 'stability/sd3.5-large-turbo', negativePrompt: 'rain' }],
  ])('names %s, writes nothing, holds nothing', async (field, more) => {
    const ctx = await newPerson(studio, 100)
    const starting = studio.runs.startRun(ctx, asked(more), key())
    await expect(starting).rejects.toMatchObject({ code: 'INVALID_INPUT', details: { fields: [{ field }] } })
    expect(await studio.db().run.count({ where: { userId: ctx.actor.userId } })).toBe(0)
    expect((await studio.credits.getWallet(ctx)).heldCenticredits).toBe(0)
  })
})

describe('a request that waits for its run', () => {
  it('is answered though the run was over before it could wait', async () => {
    const ctx = await newPerson(studio, 100)
    const heard = studio.runs.hearEnds(ctx.actor.userId)
    const run = await started(ctx)
    await settled(studio)
    const done = await studio.runs.waitForRun(run, 120_000, { heard })
    heard.close()
    expect(done).toMatchObject({ done: true, generations: [{ state: 'succeeded' }] })
  })

  it('is answered as the run stands when its time is over', async () => {
    await worker.stop(0)
    const ctx = await newPerson(studio, 100)
    const heard = studio.runs.hearEnds(ctx.actor.userId)
    const run = await started(ctx)
    expect(await studio.runs.waitForRun(run, 1, { heard })).toEqual(run)
    await studio.db().run.update({ where: { id: run.id }, data: { version: 7 } })
    expect(await studio.runs.waitForRun(run, 1, { heard })).toMatchObject({ done: false, version: 7 })
    heard.close()
    worker = studio.work()
    await settled(studio)
  })
})

describe('cancel', () => {
  it('a running one is stopped upstream and paid back; twice is once', async () => {
    const ctx = await newPerson(studio, 100)
    studio.upstream.setLatency(40_000)
    const run = await started(ctx)
    await until(() => studio.upstream.count() === 1)
    await Promise.all([studio.runs.cancelRun(ctx, run.id), studio.runs.cancelRun(ctx, run.id)])
    await settled(studio, 30_000)
    const done = await studio.runs.getRun(ctx, run.id)
    expect(done.generations[0]).toMatchObject({ state: 'cancelled', money: 'released' })
    expect((await studio.credits.getWallet(ctx)).availableCenticredits).toBe(10_000)
    expect((await studio.runs.cancelRun(ctx, run.id)).version).toBe(done.version)
  })

  it('a waiting one never reaches the upstream', async () => {
    await worker.stop(0)
    const ctx = await newPerson(studio, 100)
    const run = await started(ctx, { count: 2 })
    expect(run).toEqual(await studio.runs.getRun(ctx, run.id))
    const [first] = run.generations
    await studio.runs.cancelGeneration(ctx, first?.id ?? '')
    worker = studio.work()
    await settled(studio)
    expect(studio.upstream.count()).toBe(1)
    expect((await studio.runs.getRun(ctx, run.id)).generations.map((g) => g.state)).toEqual([
      'cancelled',
      'succeeded',
    ])
  })
})

describe('retry', () => {
  it('runs a failed one again with its seed, as a new run; the same key gives the same run', async () => {
    const ctx = await newPerson(studio, 100)
    studio.upstream.setAnswer([filteredHeader, ok])
    const run = await started(ctx, { seeds: [99] })
    await settled(studio)
    const generationId = run.generations[0]?.id ?? ''
    const once = key()
    const again = await Promise.all([1, 2].map(() => studio.runs.retryGeneration(ctx, generationId, once)))
    await settled(studio)
    expect(again[0]?.ok && again[1]?.ok && again[0].value.id === again[1].value.id).toBe(true)
    expect(studio.upstream.requests.map((request) => request.field('seed'))).toEqual(['99', '99'])
  })

  it('refuses to repeat what succeeded', async () => {
    const ctx = await newPerson(studio, 100)
    const run = await started(ctx)
    await settled(studio)
    const retried = await studio.runs.retryGeneration(ctx, run.generations[0]?.id ?? '', key())
    expect(retried).toMatchObject({ ok: false, code: 'CONFLICT' })
  })
})

it('a stranger finds nothing: not to read, cancel or retry', async () => {
  const maya = await newPerson(studio, 100)
  const stranger = await newPerson(studio, 100)
  const run = await started(maya)
  const generationId = run.generations[0]?.id ?? ''
  const notFound = { code: 'NOT_FOUND' }
  await expect(studio.runs.getRun(stranger, run.id)).rejects.toMatchObject(notFound)
  await expect(studio.runs.cancelRun(stranger, run.id)).rejects.toMatchObject(notFound)
  await expect(studio.runs.cancelGeneration(stranger, generationId)).rejects.toMatchObject(notFound)
  await expect(studio.runs.retryGeneration(stranger, generationId, key())).rejects.toMatchObject(notFound)
  expect(await studio.runs.getGenerationFacts(stranger, generationId)).toBeNull()
  expect((await studio.runs.listRuns(stranger, { limit: 50 })).items).toEqual([])
  await settled(studio)
  expect((await studio.runs.getRun(maya, run.id)).generations[0]?.state).toBe('succeeded')
})

async function until(holds: () => boolean | Promise<boolean>, ms = 30_000): Promise<void> {
  const end = Date.now() + ms
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not come true in time')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

describe('code to copy', () => {
  it('says the upstream call of one’s own generation, never the key; there is none for a stranger', async () => {
    const ctx = await newPerson(studio, 100)
    const run = await started(ctx)
    const id = run.generations[0]?.id ?? ''
    const copied = await studio.runs.codeOfGeneration(ctx, id, 'curl')
    const code = copied.ok ? copied.value.code : ''
    expect(code).toContain('https://api.stability.ai/v2beta/stable-image/generate/sd3')
    expect(code).toContain('prompt=a red sofa on a roof')
    expect(code).toContain('$STABILITY_API_KEY')
    expect(code).not.toContain(CANARY_KEY)
    const theo = await newPerson(studio, 1)
    await expect(studio.runs.codeOfGeneration(theo, id, 'curl')).rejects.toMatchObject({ code: 'NOT_FOUND' })
  })
})

/** What a stream has said so far; `over` when it has ended. */
function heardOn(stream: ReadableStream<Uint8Array>) {
  const chunks: Uint8Array[] = []
  const read = async () => {
    for await (const chunk of stream) chunks.push(chunk)
  }
  return { over: read(), text: () => Buffer.concat(chunks).toString() }
}

describe('progress', () => {
  it('told by an upstream reaches whoever follows, and nobody else', async () => {
    const [ctx, theo] = [await newPerson(studio, 100), await newPerson(studio, 1)]
    const run = await started(ctx)
    const { notify } = await import('@/lib/events')
    const stop = new AbortController()
    const follow = (who: typeof ctx) => {
      const options = { since: undefined, signal: stop.signal, mayStay: async () => true }
      return studio.runs.followRuns(who, options)
    }
    const [mine, others] = [heardOn(follow(ctx)), heardOn(follow(theo))]
    const ids = { runId: run.id, userId: ctx.actor.userId, generationId: run.generations[0]?.id ?? '' }
    const last = { kind: 'inbox', userId: theo.actor.userId } as const
    await studio.inTransaction((tx) => notify(tx, { kind: 'progress', ...ids, fraction: 0.4 }, last))
    const { userId: _, ...told } = ids
    const said = `event: progress\ndata: ${JSON.stringify({ ...told, fraction: 0.4 })}\n\n`
    await expect.poll(mine.text).toContain(said)
    await expect.poll(others.text).toContain('event: inbox')
    stop.abort()
    await Promise.all([mine.over, others.over])
    expect(others.text()).not.toContain('progress')
    await settled(studio)
  })
})
