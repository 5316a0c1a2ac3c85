import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { UserCtx } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import type { StartRunInput } from '@/lib/runs/schema'
import { type StabilityServer, startStabilityServer } from '../mocks/stability-server'
import { testDatabase } from '../support/database'
import { BROKEN_INVARIANTS } from './invariants'

export const CANARY_KEY = 'sk-canary-4f1d8a7c9e2b'

/** A whole studio without HTTP: its own database, data folder and fake upstream; the worker runs on demand. */
export async function openStudio(overrides: Record<string, string> = {}) {
  const database = await testDatabase()
  const upstream = await startStabilityServer()
  const dataDir = await mkdtemp(path.join(tmpdir(), 'triptych-test-'))
  Object.assign(process.env, {
    DATA_DIR: dataDir,
    LOG_LEVEL: 'silent',
    NEXTAUTH_SECRET: 'a secret for tests only, 32 characters',
    STABILITY_API_KEY: CANARY_KEY,
    STABILITY_BASE_URL: upstream.url,
    STABILITY_REQUESTS_PER_10S: '0',
    STABILITY_TIMEOUT_MS: '45000',
    ...overrides,
  })
  const runs = await import('@/lib/runs')
  const credits = await import('@/lib/credits')
  const database_ = await import('@/lib/db')
  const events = await import('@/lib/events')
  const jobs = await import('@/lib/jobs')
  await events.startListening()
  await jobs.boss()
  await runs.seedPrices()
  const workers: { stop(graceMs: number): Promise<void> }[] = []
  return {
    runs,
    credits,
    upstream,
    dataDir,
    db: database_.db,
    inTransaction: database_.inTransaction,
    work() {
      const worker = runs.startWorker()
      workers.push(worker)
      return worker
    },
    async close() {
      await Promise.all(workers.map((worker) => worker.stop(2000)))
      await jobs.closeBoss()
      await events.stopListening()
      await database_.closeDatabase()
      await upstream.close()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export type Studio = Awaited<ReturnType<typeof openStudio>>
export type { StabilityServer }

/** Somebody with a personal team and a wallet. */
export async function newPerson(studio: Studio, credits: number): Promise<UserCtx> {
  const userId = newId()
  const teamId = newId()
  await studio.inTransaction(async (tx) => {
    await tx.user.create({ data: { id: userId, email: `${userId}@example.com`, name: 'Maya' } })
    await tx.team.create({ data: { id: teamId, name: 'Maya', kind: 'personal' } })
    await tx.membership.create({ data: { teamId, userId, role: 'owner' } })
    const grantCenticredits = Math.round(credits * 100)
    await studio.credits.openWallet(tx, { teamId, userId, grantCenticredits, note: 'Welcome' })
  })
  const memberships = { [teamId]: 'owner' } as const
  const actor = { kind: 'user', userId, teamId, role: 'owner', isOperator: false, memberships } as const
  return {
    actor,
    requestId: 'test',
    get now() {
      return new Date()
    },
  }
}

/** `StartRunInput` after its defaults, for `sd3.5-large` unless said. */
export const asked = (more: Partial<StartRunInput> = {}) =>
  ({
    model: 'stability/sd3.5-large',
    operation: 'text-to-image',
    prompt: 'a red sofa on a roof',
    aspectRatio: '1:1',
    outputFormat: 'png',
    ...more,
  }) as Parameters<Studio['runs']['startRun']>[1]

/** Resolves when no generation of the studio is unfinished; rejects after `ms`. */
export async function settled(studio: Studio, ms = 50_000): Promise<void> {
  const until = Date.now() + ms
  while (Date.now() < until) {
    const open = await studio.db().generation.count({ where: { finishedAt: null } })
    if (open === 0) return
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error('generations were still unfinished')
}

/** Every money invariant over the whole database, as broken sentences; empty when all hold. */
export async function brokenInvariants(studio: Studio): Promise<string[]> {
  const rows = await studio.db().$queryRawUnsafe<{ broken: string }[]>(BROKEN_INVARIANTS)
  return rows.map((row) => row.broken)
}
