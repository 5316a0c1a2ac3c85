import { availableParallelism } from 'node:os'
import { ensurePrices } from '@/lib/credits'
import { env } from '@/lib/env'
import { purgeTrash, sweepBytes } from '@/lib/gallery'
import { QueueWorker } from '@/lib/jobs'
import { logger } from '@/lib/logger'
import { purgePrompts } from '@/lib/prompts'
import { catalogue } from '@/lib/providers'
import { recordBalances } from './health/balances'
import { sweep } from './recover'
import { renderGeneration } from './render'
import { renderLighter, renderVariants } from './variants'

const SWEEP_MS = 10_000
const TIDY_MS = 60 * 60_000
const BALANCES_MS = 60 * 60_000
const FIRST_BALANCES_MS = 30_000
const SWEEP_BYTES_MS = 24 * 60 * 60_000

export type Worker = { stop(graceMs: number): Promise<void> }

/** Takes jobs and keeps order until stopped: renders, variants, the sweeper and the hourly tidying. */
export function startWorker(): Worker {
  const renders = new QueueWorker(
    'generation.render',
    ({ generationId }, signal) => renderGeneration(generationId, signal),
    {
      concurrency: env().WORKER_CONCURRENCY,
      groupConcurrency: env().WORKER_CONCURRENCY_PER_PERSON,
    },
  )
  // Decoding is what costs CPU: never more of it at once than there are cores, less one for answering.
  const variants = new QueueWorker('image.variants', ({ imageId }) => renderVariants(imageId), {
    concurrency: Math.max(1, availableParallelism() - 1),
  })
  const lighter = new QueueWorker('image.lighter', ({ imageId }, signal) => renderLighter(imageId, signal), {
    concurrency: 1,
  })
  const workers = [renders, variants, lighter]
  for (const worker of workers) worker.start()
  const sweeper = every(SWEEP_MS, () => sweep(new Date()))
  const tidier = every(TIDY_MS, () => Promise.all([purgeTrash(new Date()), purgePrompts(new Date())]))
  const balances = every(BALANCES_MS, () => recordBalances(new Date()))
  const firstBalances = setTimeout(() => quietly(recordBalances(new Date())), FIRST_BALANCES_MS).unref()
  const byteSweeper = every(SWEEP_BYTES_MS, () => sweepBytes())
  return {
    async stop(graceMs) {
      clearInterval(sweeper)
      clearInterval(tidier)
      clearInterval(balances)
      clearTimeout(firstBalances)
      clearInterval(byteSweeper)
      await Promise.all(workers.map((worker) => worker.stop(graceMs)))
    },
  }
}

function every(ms: number, work: () => Promise<unknown>): NodeJS.Timeout {
  return setInterval(() => quietly(work()), ms).unref()
}

function quietly(work: Promise<unknown>): void {
  work.catch((error) => logger().warn({ err: error }, 'periodic work failed'))
}

/** Writes the catalogue's list prices where no price of that date is known yet. */
export async function seedPrices(now = new Date()): Promise<void> {
  const rows = catalogue().flatMap((model) =>
    model.capabilities.map(({ operation, listPrice }) => ({
      modelId: model.id,
      operation,
      costCenticredits: listPrice.centicredits,
      validFrom: new Date(listPrice.validFrom),
      source: listPrice.source,
      byOperator: listPrice.byOperator ?? false,
    })),
  )
  await ensurePrices(rows, now)
}
