import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'
import { env } from '@/lib/env'
import { logger } from '@/lib/logger'
import { CHANNEL } from './channel'
import { Notice, publish, publishGap, publishToPerson } from './subscribers'

const RETRY_MS = 500
const HEARTBEAT_MS = 10_000

type Listener = { stopped: boolean; client?: Client }
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
    const client = new Client({
      connectionString: env().DATABASE_URL,
      application_name: 'triptych-listen',
      keepAlive: true,
    })
    try {
      await client.connect()
      await client.query(`LISTEN ${CHANNEL}`)
    } catch (error) {
      logger().warn({ err: error }, 'cannot listen for notices yet')
      await client.end().catch(() => {})
      continue
    }
    watch(listener, client)
    return
  }
}

function watch(listener: Listener, client: Client): void {
  listener.client = client
  client.on('notification', (message) => receive(message.payload ?? ''))
  // A half-open connection never errors by itself: ask it something now and then.
  const heartbeat = setInterval(() => client.query('SELECT 1').catch(lost), HEARTBEAT_MS)
  let gone = false
  async function lost() {
    if (gone) return
    gone = true
    clearInterval(heartbeat)
    await client.end().catch(() => {})
    if (listener.stopped) return
    await connect(listener)
    publishGap()
  }
  client.on('error', lost)
  client.on('end', lost)
}

function receive(payload: string): void {
  const parsed = Notice.safeParse(JSON.parse(payload))
  if (!parsed.success) {
    logger().warn({ payload }, 'unknown notice')
    return
  }
  publish(parsed.data)
  if ('userId' in parsed.data) publishToPerson(parsed.data)
}
