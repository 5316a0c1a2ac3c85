import type { UserCtx } from '@/lib/core/actor'
import { type Granted, grant } from '@/lib/core/grant'
import { db, inTransaction } from '@/lib/db'
import { mayCancelRun } from './policy'
import { getRun } from './queries'
import type { RunView } from './schema'
import { end, touchRun } from './settle'

const CANCELLED = { state: 'cancelled', code: 'CANCELLED', message: 'You cancelled this one.' } as const

type Target = {
  id: string
  teamId: string
  userId: string
  generations: { id: string; finishedAt: Date | null }[]
}

const target = {
  select: { id: true, teamId: true, userId: true, generations: { select: { id: true, finishedAt: true } } },
} as const

/** Cancels everything of a run that has not ended. Throws NOT_FOUND for a stranger. */
export async function cancelRun(ctx: UserCtx, runId: string): Promise<RunView> {
  const run = grant(
    ctx,
    'cancel',
    await db().run.findUnique({ where: { id: runId }, ...target }),
    mayCancelRun,
  )
  return stop(ctx, run, run.generations)
}

/** Cancels one generation if it has not ended. Throws NOT_FOUND for a stranger. */
export async function cancelGeneration(ctx: UserCtx, generationId: string): Promise<RunView> {
  const row = await db().generation.findUnique({ where: { id: generationId }, select: { run: target } })
  const run = grant(ctx, 'cancel', row?.run, mayCancelRun)
  return stop(
    ctx,
    run,
    run.generations.filter((generation) => generation.id === generationId),
  )
}

async function stop(
  ctx: UserCtx,
  run: Granted<Target, 'cancel'>,
  generations: Target['generations'],
): Promise<RunView> {
  // One transaction each: two generations in one would lock rows in an order a settling one does not.
  for (const generation of generations) {
    if (generation.finishedAt === null) await stopOne(generation.id, ctx.now)
  }
  return getRun(ctx, run.id)
}

/** Waiting: ended at once. Running: its worker is told, and ends it. */
async function stopOne(generationId: string, now: Date): Promise<void> {
  if (await end(generationId, CANCELLED, now, ['queued'])) return
  const told = await tellWorker(generationId, now)
  // It went back to the queue between the two looks.
  if (!told) await end(generationId, CANCELLED, now, ['queued'])
}

async function tellWorker(generationId: string, now: Date): Promise<boolean> {
  return inTransaction(async (tx) => {
    const marked = await tx.$executeRaw`
      UPDATE "Generation" SET "cancelRequestedAt" = ${now} WHERE "id" = ${generationId}::uuid AND "state" = 'running'`
    if (marked === 0) return false
    await touchRun(tx, generationId, now, { ended: false, wakes: [{ kind: 'cancel', generationId }] })
    return true
  })
}
