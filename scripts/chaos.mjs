import { ensureBuild } from './build.mjs'
import { endChild, live } from './life.mjs'
import { at } from './paths.mjs'
import { spawnServer } from './server.mjs'

const TSX = import.meta.resolve('tsx')

/** Crashes, restarts and faults by the hundred against the built app, and what became of every promise. */
export default function chaos(args) {
  return live(async ({ signal, onClose }) => {
    await ensureBuild({ signal })
    signal.throwIfAborted()
    const child = spawnServer(['--import', TSX, at('tests', 'chaos', 'main.ts'), ...args], process.env)
    onClose((forced) => endChild(child, 60_000, forced))
    return { ended: new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1))) }
  })
}
