import { readdir } from 'node:fs/promises'
import path from 'node:path'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { pngPicture } from '../mocks/pictures'
import { faults, ok } from '../mocks/stability-answers'
import { asked, brokenInvariants, newPerson, openStudio, type Studio, settled } from './studio'

let studio: Studio
beforeAll(async () => {
  studio = await openStudio({ STABILITY_TIMEOUT_MS: '8000' })
})
afterAll(() => studio.close())
beforeEach(() => {
  studio.upstream.setAnswer(ok)
  studio.upstream.requests.length = 0
})
afterEach(async () => expect(await brokenInvariants(studio)).toEqual([]))

async function startedOne(credits = 100) {
  const ctx = await newPerson(studio, credits)
  const result = await studio.runs.startRun(ctx, asked(), crypto.randomUUID())
  if (!result.ok) throw new Error(result.message)
  const generationId = result.value.generations[0]?.id ?? ''
  return { ctx, runId: result.value.id, generationId }
}

const markRunning = (id: string) =>
  studio.db().generation.update({ where: { id }, data: { state: 'running', startedAt: new Date() } })

describe('a worker died', () => {
  it('during the upstream call: failed, paid back, and never sent again', async () => {
    const { ctx, runId, generationId } = await startedOne()
    await markRunning(generationId)
    await studio.runs.renderGeneration(generationId, new AbortController().signal)
    expect(studio.upstream.count()).toBe(0)
    const run = await studio.runs.getRun(ctx, runId)
    expect(run.generations[0]).toMatchObject({ state: 'failed', code: 'WORKER_LOST', money: 'released' })
  })

  it('after the bytes were stored: finished and charged once, however often it is looked at', async () => {
    const { ctx, runId, generationId } = await startedOne()
    await markRunning(generationId)
    const claim = await import('@/lib/runs/claim')
    const bytes = pngPicture(64, 64, false)
    await claim.storeImage(generationId, {
      kind: 'image',
      bytes,
      format: 'png',
      widthPx: 64,
      heightPx: 64,
      seed: 9,
    })
    await Promise.all([studio.runs.recover(generationId), studio.runs.recover(generationId)])
    await studio.runs.recover(generationId)
    const run = await studio.runs.getRun(ctx, runId)
    expect(run.generations[0]).toMatchObject({ state: 'succeeded', seed: 9, money: 'captured' })
    expect((await studio.credits.getWallet(ctx)).balanceCenticredits).toBe(9350)
    expect(await readdir(path.join(studio.dataDir, 'storage', 'claims')).catch(() => [])).toEqual([])
  })

  it('after the commit but before the job was completed: nothing more happens', async () => {
    const { ctx, runId, generationId } = await startedOne()
    await studio.runs.renderGeneration(generationId, new AbortController().signal)
    await studio.runs.renderGeneration(generationId, new AbortController().signal)
    expect(studio.upstream.count()).toBe(1)
    expect((await studio.runs.getRun(ctx, runId)).money.spent).toBe(650)
  })
})

it('the sweeper ends what is past its deadline and pays it back', async () => {
  const { ctx, runId } = await startedOne()
  expect(await studio.runs.sweep(new Date())).toBe(0)
  expect(await studio.runs.sweep(new Date(Date.now() + 31 * 60_000))).toBe(1)
  const run = await studio.runs.getRun(ctx, runId)
  expect(run.generations[0]).toMatchObject({ state: 'failed', code: 'DEADLINE_EXCEEDED', money: 'released' })
})

it('a timeout after sending is not sent again', async () => {
  studio.upstream.setAnswer({ delivery: { kind: 'hang' } })
  const { ctx, runId, generationId } = await startedOne()
  await studio.runs.renderGeneration(generationId, new AbortController().signal)
  expect(studio.upstream.count()).toBe(1)
  const run = await studio.runs.getRun(ctx, runId)
  expect(run.generations[0]).toMatchObject({ state: 'failed', money: 'released' })
})

it('a shutdown at the end of its grace fails what was sent, with the credits back', async () => {
  studio.upstream.setAnswer({ delivery: { kind: 'hang' } })
  const { ctx, runId, generationId } = await startedOne()
  const shutdown = new AbortController()
  const rendering = studio.runs.renderGeneration(generationId, shutdown.signal)
  await until(() => studio.upstream.count() === 1)
  shutdown.abort()
  await rendering
  const run = await studio.runs.getRun(ctx, runId)
  expect(run.generations[0]).toMatchObject({ state: 'failed', code: 'INTERRUPTED', money: 'released' })
})

it('after a 429 nobody calls for as long as the upstream said, then it goes on by itself', async () => {
  studio.upstream.setAnswer([
    { ...faults.rateLimited, headers: { ...faults.rateLimited.headers, 'retry-after': '2' } },
    ok,
  ])
  const worker = studio.work()
  const first = await startedOne()
  await until(() => studio.upstream.count() === 1)
  await until(
    async () => (await studio.runs.getRun(first.ctx, first.runId)).generations[0]?.state === 'queued',
  )
  const second = await startedOne()
  await settled(studio)
  const [limited, ...later] = studio.upstream.requests
  expect(later).toHaveLength(2)
  // Clocks of wall and process may differ by a moment.
  for (const { startedMs } of later) expect(startedMs - (limited?.receivedMs ?? 0)).toBeGreaterThan(1950)
  await worker.stop(1000)
  for (const { ctx, runId } of [first, second]) {
    expect((await studio.runs.getRun(ctx, runId)).generations[0]?.state).toBe('succeeded')
  }
  await studio.db().upstreamGate.deleteMany()
})

it('a stored image that does not decode is paid back', async () => {
  const { ctx, runId, generationId } = await startedOne()
  await studio.runs.renderGeneration(generationId, new AbortController().signal)
  const image = await studio.db().image.findUniqueOrThrow({ where: { generationId } })
  const { storage } = await import('@/lib/storage')
  const { sha256 } = await storage().store(Buffer.from('this was a picture once'))
  await studio.db().image.update({ where: { id: image.id }, data: { sha256 } })
  await studio.runs.renderVariants(image.id)
  await studio.runs.renderVariants(image.id)
  const run = await studio.runs.getRun(ctx, runId)
  expect(run.generations[0]).toMatchObject({
    state: 'failed',
    code: 'UNDECODABLE',
    money: 'refunded',
    image: null,
  })
  expect((await studio.credits.getWallet(ctx)).balanceCenticredits).toBe(10_000)
})

async function until(holds: () => boolean | Promise<boolean>, ms = 30_000): Promise<void> {
  const end = Date.now() + ms
  while (!(await holds())) {
    if (Date.now() > end) throw new Error('it did not come true in time')
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}
