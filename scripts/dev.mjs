import { ensureClient } from './generate.mjs'
import { migrateHouse, openHouse } from './house.mjs'
import { endChild, live } from './life.mjs'
import { at } from './paths.mjs'
import { born } from './process.mjs'
import { choosePort, spawnServer } from './server.mjs'

const NEXT = at('node_modules', 'next', 'dist', 'bin', 'next')

/** `next dev` on the embedded database. */
export default function dev() {
  return live(async ({ signal, onClose }) => {
    await ensureClient({ signal })
    const { env, note } = await openHouse({ command: 'npm run dev', onClose })
    await migrateHouse(env)
    signal.throwIfAborted()
    const host = env.HOST ?? '127.0.0.1'
    const port = String(await choosePort(env, host))
    const child = spawnServer([NEXT, 'dev', '--port', port, '--hostname', host], {
      ...env,
      NODE_ENV: 'development',
      NEXT_TELEMETRY_DISABLED: '1',
    })
    onClose((forced) => {
      note({ stopping: true })
      return endChild(child, 10_000, forced)
    })
    note({ url: `http://localhost:${port}`, server: { pid: child.pid, born: born(child.pid) } })
    return { ended: new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1))) }
  })
}
