import { spawn } from 'node:child_process'
import { at, root } from './paths.mjs'

/** Formatter and linter over the whole checkout; `npm run lint -- --write` mends what it can. */
export default function lint(args) {
  const child = spawn(process.execPath, [at('node_modules', '.bin', 'biome'), 'check', ...args], {
    cwd: root,
    stdio: 'inherit',
  })
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)))
}
