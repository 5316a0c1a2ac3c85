import { ensureBuild } from './build.mjs'
import { ensureClient } from './generate.mjs'
import { endChild, live } from './life.mjs'
import { at } from './paths.mjs'
import { spawnServer } from './server.mjs'

/** A command that is a TypeScript program of ours, with the server's modules at hand; `built` has the app built first. */
export const typescript = (file, { built = false, graceMs = 15_000 } = {}) =>
  function command(args) {
    return live(async ({ signal, onClose }) => {
      await (built ? ensureBuild({ signal }) : ensureClient({ signal }))
      // `server-only` throws outside Next unless it is asked for as a server would.
      const node = ['--conditions=react-server', '--import', import.meta.resolve('tsx')]
      const child = spawnServer([...node, at(...file.split('/')), ...args], process.env)
      onClose((forced) => endChild(child, graceMs, forced))
      return { ended: new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1))) }
    })
  }
