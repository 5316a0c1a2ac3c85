import { ensureBuild, SERVER } from './build.mjs'
import { migrateHouse, openHouse } from './house.mjs'
import { endChild, live } from './life.mjs'
import { born, PlainError } from './process.mjs'
import { choosePort, SERVING, spawnServer, untilReady } from './server.mjs'

const SPARE_MS = 5_000

/** How long a stopping server may take: its own grace for running generations, and a little more. */
const patience = (env) => Number(env.SHUTDOWN_GRACE_MS ?? 25_000) + SPARE_MS

const urlFor = (host, port) =>
  `http://${['0.0.0.0', '127.0.0.1', '::'].includes(host) ? 'localhost' : host}:${port}`

/**
 * Serves the built app: `npm start`, and with `worker` as argument `npm run worker`.
 * @param {string[]} args
 */
export default function start(args) {
  const isWorker = args.includes('worker')
  return live(async ({ signal, onClose }) => {
    const opening = openHouse({ command: 'npm start', onClose }).then(async (house) => {
      if (!signal.aborted) await migrateHouse(house.env)
      return house
    })
    const [{ env, lost, note }] = await together(opening, ensureBuild({ signal }))
    signal.throwIfAborted()
    return serve({ env, lost, note, isWorker, signal, onClose })
  })
}

/** Both to their end before the first failure is told: what was opened must be known to be closed. */
async function together(...promises) {
  const results = await Promise.allSettled(promises)
  const failed = results.find(({ status }) => status === 'rejected')
  if (failed) throw failed.reason
  return results.map(({ value }) => value)
}

async function serve({ env, lost, note, isWorker, signal, onClose }) {
  const host = env.HOST ?? '127.0.0.1'
  const port = await choosePort(env, host)
  const url = urlFor(host, port)
  const child = spawnServer([...SERVING, SERVER], serverEnv(env, { host, port, isWorker }))
  const ended = new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
  onClose((forced) => {
    note({ stopping: true })
    return endChild(child, patience(env), forced)
  })
  note({ url, server: { pid: child.pid, born: born(child.pid) } })
  await untilReady(child, `http://${host === '0.0.0.0' ? '127.0.0.1' : host}:${port}`, { signal })
  process.stdout.write(
    isWorker ? `\n  The worker is running; ${url}/readyz\n\n` : `\n  Triptych is at ${url}\n\n`,
  )
  return { ended: Promise.race([ended, databaseLost(lost)]) }
}

function serverEnv(env, { host, port, isWorker }) {
  const worker = isWorker ? { WORKER: 'only' } : {}
  // NEXT_MANUAL_SIG_HANDLE: the app itself drains on SIGTERM; Next would exit before it is done.
  // KEEP_ALIVE_TIMEOUT: longer than proxies in front keep a connection (60 s), or they send on one that is just closed.
  return {
    KEEP_ALIVE_TIMEOUT: '75000',
    ...env,
    ...worker,
    NODE_ENV: 'production',
    HOSTNAME: host,
    PORT: String(port),
    NEXT_MANUAL_SIG_HANDLE: '1',
  }
}

async function databaseLost(lost) {
  if (!lost) return new Promise(() => {})
  await lost
  throw new PlainError('PostgreSQL ended by itself; see .data/postgres.log. Stopping.')
}
