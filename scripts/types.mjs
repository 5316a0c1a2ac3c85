import { spawn } from 'node:child_process'
import { ensureClient } from './generate.mjs'
import { at, root } from './paths.mjs'

const run = (...args) =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: 'inherit' })
    child.once('exit', (code) => resolve(code ?? 1))
  })

/** Route types, then the whole checkout under TypeScript. */
export default async function types() {
  await ensureClient()
  const code = await run(at('node_modules', 'next', 'dist', 'bin', 'next'), 'typegen')
  return code || run(at('node_modules', 'typescript', 'bin', 'tsc'), '--noEmit')
}
