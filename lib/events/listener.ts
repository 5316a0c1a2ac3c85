import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { env } from '@/lib/env'
import { logger } from '@/lib/logger'
import { CHANNEL } from './channel'
import { noticeOf, publish, publishGap, publishToPerson } from './subscribers'

const RETRY_MS = 500
const HEARTBEAT_MS = 10_000

type Listener = { stopped: boolean; client?: Client }
type Gone = PromiseWithResolvers<void>
const store = globalThis as typeof globalThis & { triptychListener?: Listener }

/** Keeps one LISTEN connection open for this process, reconnecting for ever. Resolves once it first listens. */
export async function startListening(): Promise<void> {
  if (store.triptychListener) return
  const listener: Listener = { stopped: false }
  store.triptychListener = listener
  await connect(listener)
}

export async function stopListening(): Promise<void> {
  const listener = store.triptychListener
  if (!listener) return
  listener.stopped = true
  store.triptychListener = undefined
  await listener.client?.end().catch(() => {})
}

async function connect(listener: Listener): Promise<void> {
  for (let first = true; !listener.stopped; first = false) {
    if (!first) await sleep(RETRY_MS)
    const gone = Promise.withResolvers<void>()
    const client = openClient(gone)
    try {
      await client.connect()
      await client.query(`LISTEN ${CHANNEL}`)
    } catch (error) {
      logger().warn({ err: error }, 'cannot listen for notices yet')
      await client.end().catch(() => {})
      continue
    }
    return listener.stopped ? client.end() : watch(listener, client, gone)
  }
}

// Ears before the connection: a notice may come with the answer to LISTEN, and a loss that nobody hears ends the process.
function openClient(gone: Gone): Client {
  const client = new Client({
    connectionString: env().DATABASE_URL,
    application_name: 'triptych-listen',
    keepAlive: true,
    connectionTimeoutMillis: HEARTBEAT_MS,
    query_timeout: HEARTBEAT_MS,
  })
  client.on('notification', ({ payload = '' }) => receive(payload))
  for (const event of ['error', 'end'] as const) client.on(event, () => gone.resolve())
  return client
}

function watch(listener: Listener, client: Client, gone: Gone): void {
  listener.client = client
  // A half-open connection never errors by itself: ask it something now and then.
  const heartbeat = setInterval(() => client.query('SELECT 1').catch(() => gone.resolve()), HEARTBEAT_MS)
  const again = async () => {
    clearInterval(heartbeat)
    await client.end().catch(() => {})
    if (listener.stopped) return
    await connect(listener)
    publishGap()
  }
  gone.promise.then(again).catch((error) => logger().error({ err: error }, 'deaf to notices'))
}

function receive(payload: string): void {
  const notice = noticeOf(payload)
  if (!notice) {
    logger().warn({ payload }, 'unknown notice')
    return
  }
  publish(notice)
  if ('userId' in notice) publishToPerson(notice)
}
