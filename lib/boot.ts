import { refuseForgedForwarding } from '@/lib/auth'
import { closeDatabase } from '@/lib/db'
import { env } from '@/lib/env'
import { startListening, stopListening } from '@/lib/events'
import { mendRequests } from '@/lib/http'
import { boss, closeBoss } from '@/lib/jobs'
import { logger } from '@/lib/logger'
import { startMailer } from '@/lib/mail'
import { startTidying } from '@/lib/membership'
import { startNews } from '@/lib/news'
import { connected } from '@/lib/providers'
import { seedPrices, startWorker, type Worker, waitsAnswered } from '@/lib/runs'

const store = globalThis as typeof globalThis & { triptychDraining?: boolean }

/** How long a request that waits for a run may take to hear that it ended. */
const ANSWER_MS = 2_000

/** True once the process was asked to stop: it finishes what runs and takes nothing new. */
export const isDraining = (): boolean => store.triptychDraining === true

/** Validates the environment, readies database and queue, starts the worker, and arms the way down. */
export async function boot(): Promise<void> {
  const { WORKER, TRUST_PROXY } = env()
  connected()
  mendRequests()
  if (!TRUST_PROXY) refuseForgedForwarding()
  await startListening()
  await boss()
  await seedPrices()
  const workers = WORKER === 'off' ? [] : [startWorker(), startMailer(), startTidying(), startNews()]
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void shutDown(workers, signal))
  logger().info({ worker: WORKER, providers: connected().map(({ id }) => id) }, 'ready')
}

async function shutDown(workers: Worker[], signal: string): Promise<void> {
  store.triptychDraining = true
  logger().info({ signal }, 'draining')
  await Promise.all(workers.map((worker) => worker.stop(env().SHUTDOWN_GRACE_MS)))
  await waitsAnswered(ANSWER_MS)
  await closeBoss()
  await stopListening()
  await closeDatabase()
  logger().info('stopped')
  process.exit(0)
}
