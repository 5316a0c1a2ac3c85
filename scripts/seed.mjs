import { ensureClient } from './generate.mjs'
import { migrateHouse, openHouse } from './house.mjs'
import { endChild, live } from './life.mjs'
import { at } from './paths.mjs'
import { spawnServer } from './server.mjs'

const TSX = import.meta.resolve('tsx')

/** Tells the story data into the database, also beside a running `npm start`. */
export default function seed(args) {
  return live(async ({ signal, onClose }) => {
    await ensureClient({ signal })
    const { env } = await openHouse({ command: 'npm run seed', share: true, onClose })
    await migrateHouse(env)
    signal.throwIfAborted()
    // `server-only` throws outside Next unless it is asked for as a server would.
    const node = ['--conditions=react-server', '--import', TSX, at('scripts', 'seed.ts')]
    const child = spawnServer([...node, ...args], env)
    onClose((forced) => endChild(child, 5_000, forced))
    return { ended: new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1))) }
  })
}
