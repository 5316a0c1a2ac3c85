import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { UserCtx } from '@/lib/core/actor'
import { faults, html, ok } from '../mocks/stability-answers'
import { asked, brokenInvariants, newPerson, openStudio, type Studio, settled } from './studio'

let studio: Studio
let maya: UserCtx
beforeAll(async () => {
  studio = await openStudio()
  maya = await newPerson(studio, 1000)
  studio.work()
})
afterAll(() => studio.close())
beforeEach(async () => {
  studio.upstream.setAnswer(ok)
  studio.upstream.setLatency(0)
  studio.upstream.requests.length = 0
})
afterEach(async () => expect(await brokenInvariants(studio)).toEqual([]))

async function start(count = 1) {
  const result = await studio.runs.startRun(maya, asked({ count }), crypto.randomUUID())
  if (!result.ok) throw new Error(result.message)
  return result.value
}
const stability = async () => {
  const [view] = await studio.runs.listProviders(maya)
  if (!view) throw new Error('no provider is on')
  return view
}
const openUntil = (ms: number) =>
  studio.db().upstreamGate.update({
    where: { provider: 'stability' },
    data: { openUntil: new Date(Date.now() + ms) },
  })

/** Jobs that wait for a later time. */
const putOff = async () => {
  const [row] = await studio.db().$queryRaw<{ n: number }[]>`
    SELECT count(*)::int AS n FROM pgboss.job WHERE name = 'generation.render' AND state = 'created' AND start_after > now()`
  return row?.n
}

async function fail(times: number, answer = html(502)) {
  studio.upstream.setAnswer(answer)
  for (let i = 0; i < times; i++) {
    await start()
    await settled(studio)
  }
}

describe('an upstream that does not answer', () => {
  it('is left alone after ten failures in a row, and tried by one call before the others', async () => {
    await fail(9)
    expect(await stability()).toMatchObject({ circuit: 'closed', failuresInARow: 9 })
    await fail(1)
    expect(await stability()).toMatchObject({ circuit: 'open', failuresInARow: 10 })
    const models = await studio.runs.listModels(maya)
    expect(models.every(({ available }) => !available)).toBe(true)

    await openUntil(600_000)
    const probe = Promise.withResolvers<void>()
    studio.upstream.setAnswer(async (request) => {
      await probe.promise
      return ok(request)
    })
    studio.upstream.requests.length = 0
    const run = await start(4)
    await expect.poll(putOff).toBe(4)
    expect(studio.upstream.count()).toBe(0)
    expect((await studio.runs.getRun(maya, run.id)).money).toMatchObject({ held: 2600, spent: 0 })

    // Its time is over: of four that wait, one tries.
    await openUntil(-1)
    await studio.db().$executeRaw`UPDATE pgboss.job SET start_after = now() WHERE state = 'created'`
    await expect.poll(() => studio.upstream.count()).toBe(1)
    await expect.poll(putOff).toBe(3)
    expect(studio.upstream.count()).toBe(1)
    probe.resolve()
    await settled(studio)
    expect(await stability()).toMatchObject({ circuit: 'closed', failuresInARow: 0, openUntil: null })
    expect((await studio.runs.getRun(maya, run.id)).money).toMatchObject({ spent: 2600, held: 0 })
  }, 120_000)

  it('is not thought down by refusals, nor by failures with an answer between', async () => {
    await fail(12, faults.badRequest)
    expect(await stability()).toMatchObject({ circuit: 'closed', failuresInARow: 0 })
    await fail(6)
    studio.upstream.setAnswer(ok)
    await start()
    await settled(studio)
    expect(await stability()).toMatchObject({ failuresInARow: 0 })
    await fail(6)
    expect(await stability()).toMatchObject({ circuit: 'closed', failuresInARow: 6 })
  }, 120_000)
})

describe('health and cost', () => {
  it('tells medians and outcomes of what was made here', async () => {
    await start(3)
    await settled(studio)
    const [model] = (await stability()).health
    expect(model).toMatchObject({ modelId: 'stability/sd3.5-large', operation: 'text-to-image' })
    expect(model?.succeeded).toBeGreaterThanOrEqual(3)
    expect(model?.failed).toBeGreaterThan(0)
    expect(model?.p95Ms ?? -1).toBeGreaterThanOrEqual(model?.medianMs ?? Number.NaN)
    const [offered] = await studio.runs.listModels(maya)
    expect(offered?.capabilities[0]?.usualMs).toBe(model?.medianMs)
  })

  it('asks the account what is left, keeps it, and finds where it does not fit the ledger', async () => {
    await studio.db().upstreamBalance.deleteMany()
    expect((await stability()).balance).toBeNull()
    const asked_ = await studio.runs.checkBalance({ now: new Date() }, 'stability')
    expect(asked_).toMatchObject({ ok: true, value: { centicredits: 2500 } })
    expect(await stability()).toMatchObject({
      hasBalance: true,
      balance: { centicredits: 2500 },
      drift: null,
    })
    await start(1)
    await settled(studio)
    // The fake's account stands still: the picture's 6.5 credits are missing from what it paid.
    await studio.runs.checkBalance({ now: new Date() }, 'stability')
    expect((await stability()).drift).toMatchObject({ spentCenticredits: 0, driftCenticredits: -650 })
    const at = new Date()
    await studio.db().upstreamBalance.create({ data: { provider: 'stability', at, centicredits: 1850 } })
    expect((await stability()).drift).toMatchObject({ spentCenticredits: 650, driftCenticredits: 0 })
  })

  it('knows no balance of what is not there', async () => {
    await expect(studio.runs.checkBalance({ now: new Date() }, 'nobody')).rejects.toMatchObject({
      code: 'NOT_FOUND',
    })
  })
})

it('calls that were on their way when the circuit opened do not keep it open for longer', async () => {
  await studio.db().upstreamGate.deleteMany()
  const all = Promise.withResolvers<void>()
  studio.upstream.requests.length = 0
  studio.upstream.setAnswer(async () => {
    if (studio.upstream.count() === 30) all.resolve()
    await all.promise
    return html(502)
  })
  for (let i = 0; i < 3; i++) await start(10)
  await settled(studio)
  const { circuit, failuresInARow, openUntil: until } = await stability()
  expect({ circuit, failuresInARow }).toEqual({ circuit: 'open', failuresInARow: 10 })
  expect(new Date(until ?? 0).getTime() - Date.now()).toBeLessThan(15_000)
})

it('opens for twice as long with every probe that fails, up to a minute', async () => {
  await studio.db().upstreamGate.deleteMany()
  const { noteAnswer } = await import('@/lib/runs/gate')
  const now = new Date()
  const opensForMs = async (isProbe: boolean) => {
    await noteAnswer('test', { kind: 'unavailable', isProbe }, now)
    const gate = await studio.db().upstreamGate.findUnique({ where: { provider: 'test' } })
    return gate?.openUntil ? gate.openUntil.getTime() - now.getTime() : 0
  }
  for (let i = 0; i < 9; i++) expect(await opensForMs(false)).toBe(0)
  expect(await opensForMs(false)).toBe(15_000)
  expect(await opensForMs(false)).toBe(15_000)
  const doubled = []
  for (let i = 0; i < 4; i++) doubled.push(await opensForMs(true))
  expect(doubled).toEqual([30_000, 60_000, 60_000, 60_000])
  await noteAnswer('test', { kind: 'refused', isProbe: true }, now)
  expect(await studio.db().upstreamGate.findUnique({ where: { provider: 'test' } })).toMatchObject({
    failures: 0,
    openUntil: null,
  })
})
