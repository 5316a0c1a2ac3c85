import { PgBoss } from 'pg-boss'
import { env } from '@/lib/env'
import { logger } from '@/lib/logger'
import { openQueueDatabase, type QueueDatabase } from './database'
import { QUEUES, type QueueName } from './schema'

/** A worker that has not been heard of for this long is dead: its jobs go to another. */
export const HEARTBEAT_SECONDS = 15

const QUEUE_OPTIONS = {
  heartbeatSeconds: HEARTBEAT_SECONDS,
  expireInSeconds: 3600,
  retryLimit: 20,
  retryDelay: 1,
  retryBackoff: true,
  retryDelayMax: 30,
  deleteAfterSeconds: 3600,
} as const

/** What differs for one queue. Mail is tried for about two days, ever more slowly. */
const OPTIONS_OF: Partial<Record<QueueName, object>> = {
  'mail.send': { retryLimit: 60, retryDelay: 5, retryDelayMax: 3600, expireInSeconds: 300 },
}

type Boss = { instance: PgBoss; ready: Promise<PgBoss>; database: QueueDatabase }
const store = globalThis as typeof globalThis & { triptychBoss?: Boss }

function open(): Boss {
  const onError = (error: unknown) => logger().warn({ err: error }, 'job queue')
  const database = openQueueDatabase(onError)
  const instance = new PgBoss({
    db: database,
    superviseIntervalSeconds: 5,
    monitorIntervalSeconds: 5,
    schedule: false,
    supervise: env().WORKER !== 'off',
  })
  instance.on('error', onError)
  return { instance, ready: prepare(instance), database }
}

async function prepare(instance: PgBoss): Promise<PgBoss> {
  await instance.start()
  for (const name of Object.keys(QUEUES) as QueueName[])
    await instance.createQueue(name, { ...QUEUE_OPTIONS, ...OPTIONS_OF[name] })
  return instance
}

/** The started queue of this process; its tables are made on first use. */
export async function boss(): Promise<PgBoss> {
  store.triptychBoss ??= open()
  try {
    return await store.triptychBoss.ready
  } catch (error) {
    await closeBoss()
    throw error
  }
}

export async function closeBoss(): Promise<void> {
  const open = store.triptychBoss
  store.triptychBoss = undefined
  await open?.instance.stop({ graceful: false }).catch(() => {})
  await open?.database.close()
}
