import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { newId } from '@/lib/core/ids'
import { openStudio, type Studio } from './studio'

type Jobs = typeof import('@/lib/jobs')
type Handler = (payload: { imageId: string }, signal: AbortSignal) => Promise<void>
let studio: Studio
let jobs: Jobs

beforeAll(async () => {
  studio = await openStudio()
  jobs = await import('@/lib/jobs')
})
afterAll(() => studio.close())
beforeEach(async () => {
  await studio.db().$executeRaw`DELETE FROM pgboss.job`
})

const enqueue = (count: number) =>
  studio.inTransaction((tx) =>
    jobs.enqueue(
      tx,
      'image.variants',
      Array.from({ length: count }, () => ({ imageId: newId() })),
    ),
  )
const workerFor = (handler: Handler) => new jobs.QueueWorker('image.variants', handler, { concurrency: 4 })
const states = async () => {
  const rows = await studio.db().$queryRaw<
    { state: string }[]
  >`SELECT "state"::text FROM pgboss.job ORDER BY 1`
  return rows.map(({ state }) => state)
}

it('does what it was just taking when it is stopped, and leaves the rest to others', async () => {
  await enqueue(6)
  const done: string[] = []
  const worker = workerFor(async ({ imageId }) => {
    done.push(imageId)
  })
  worker.start()
  await worker.stop(20_000)
  expect(await states()).toEqual(['completed', 'completed', 'completed', 'completed', 'created', 'created'])
  expect(done).toHaveLength(4)
})

it('gives back what comes only after the end of grace', async () => {
  await enqueue(1)
  const worker = workerFor(() => Promise.reject(new Error('nobody should do it any more')))
  const boss = await jobs.boss()
  const fetch = boss.fetch
  const held = Promise.withResolvers<void>()
  Object.assign(boss, {
    fetch: async (...args: Parameters<typeof fetch>) => {
      const taken = await fetch.apply(boss, args)
      await held.promise
      return taken
    },
  })
  try {
    worker.start()
    await expect.poll(states).toEqual(['active'])
    await worker.stop(0)
    held.resolve()
    await expect.poll(states).toEqual(['retry'])
  } finally {
    Object.assign(boss, { fetch })
  }
})

it('ends no process when there is no queue any more to tell of a job', async () => {
  const loose: unknown[] = []
  const hear = (reason: unknown) => loose.push(reason)
  process.on('unhandledRejection', hear)
  const { env } = await import('@/lib/env')
  const { DATABASE_URL } = env()
  await enqueue(1)
  const failed = Promise.withResolvers<void>()
  const worker = workerFor(async () => {
    await jobs.closeBoss()
    env().DATABASE_URL = Object.assign(new URL(DATABASE_URL), { pathname: '/gone' }).href
    failed.resolve()
    throw new Error('a job that fails')
  })
  try {
    worker.start()
    await failed.promise
    await expect(jobs.boss()).rejects.toThrow()
    await worker.stop(20_000)
    await new Promise((resolve) => setImmediate(resolve))
    expect(loose).toEqual([])
  } finally {
    env().DATABASE_URL = DATABASE_URL
    process.off('unhandledRejection', hear)
  }
})
