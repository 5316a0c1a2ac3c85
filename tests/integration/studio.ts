import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { UserCtx } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import type { StartRunInput } from '@/lib/runs/schema'
import { type StabilityServer, startStabilityServer } from '../mocks/stability-server'
import { testDatabase } from '../support/database'

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
    STABILITY_TIMEOUT_MS: '3000',
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
  const actor = { kind: 'user', userId, teamId, role: 'owner', isOperator: false } as const
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
export async function settled(studio: Studio, ms = 15_000): Promise<void> {
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
  const rows = await studio.db().$queryRaw<{ broken: string }[]>`
    SELECT 'balance is not the sum of the ledger: ' || w."id" AS broken FROM "Wallet" w
      WHERE w."balanceCenticredits" <> (SELECT COALESCE(SUM(e."amountCenticredits"), 0) FROM "LedgerEntry" e WHERE e."walletId" = w."id")
    UNION ALL SELECT 'held is not the sum of open holds: ' || w."id" FROM "Wallet" w
      WHERE w."heldCenticredits" <> (SELECT COALESCE(SUM(h."amountCenticredits"), 0) FROM "Hold" h WHERE h."walletId" = w."id" AND h."state" = 'open')
    UNION ALL SELECT 'held is out of bounds: ' || w."id" FROM "Wallet" w
      WHERE w."heldCenticredits" < 0 OR w."heldCenticredits" > w."balanceCenticredits"
    UNION ALL SELECT 'an ended generation still holds: ' || g."id" FROM "Generation" g JOIN "Hold" h ON h."subjectId" = g."id"
      WHERE g."finishedAt" IS NOT NULL AND h."state" = 'open'
    UNION ALL SELECT 'an unfinished generation holds nothing: ' || g."id" FROM "Generation" g LEFT JOIN "Hold" h ON h."subjectId" = g."id"
      WHERE g."finishedAt" IS NULL AND h."state" IS DISTINCT FROM 'open'
    UNION ALL SELECT 'captured without an image: ' || g."id" FROM "Generation" g JOIN "Hold" h ON h."subjectId" = g."id"
      WHERE h."state" = 'captured' AND NOT EXISTS (SELECT 1 FROM "Image" i WHERE i."generationId" = g."id")
        AND NOT EXISTS (SELECT 1 FROM "LedgerEntry" e WHERE e."subjectId" = g."id" AND e."kind" = 'refund')
    UNION ALL SELECT 'an image that was not paid for: ' || i."id" FROM "Image" i JOIN "Hold" h ON h."subjectId" = i."generationId"
      WHERE h."state" <> 'captured'
    UNION ALL SELECT 'captured more than once: ' || e."subjectId" FROM "LedgerEntry" e WHERE e."kind" = 'capture'
      GROUP BY e."subjectId" HAVING COUNT(*) > 1
    UNION ALL SELECT 'captured and released: ' || h."subjectId" FROM "Hold" h JOIN "LedgerEntry" e ON e."subjectId" = h."subjectId"
      WHERE h."state" = 'released' AND e."kind" = 'capture'`
  return rows.map((row) => row.broken)
}
