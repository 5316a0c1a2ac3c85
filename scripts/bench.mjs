import { ensureClient } from './generate.mjs'
import { endChild, live } from './life.mjs'
import { at } from './paths.mjs'
import { spawnServer } from './server.mjs'

/** The figures of docs/benchmarks.md; `npm run bench -- latency` for one part of them. */
export default function bench(args) {
  return live(async ({ signal, onClose }) => {
    await ensureClient({ signal })
    const node = ['--conditions=react-server', '--import', import.meta.resolve('tsx')]
    const child = spawnServer([...node, at('tests', 'bench', 'main.ts'), ...args], process.env)
    onClose((forced) => endChild(child, 15_000, forced))
    return { ended: new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1))) }
  })
}
