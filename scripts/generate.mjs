import { withLock } from './lock.mjs'
import { at, root } from './paths.mjs'
import { run, step } from './process.mjs'
import { hasStamp, stampOf, writeStamp } from './stamp.mjs'

const STAMP = at('prisma', 'generated', '.stamp')
const stampNow = () => stampOf(['prisma/schema', 'prisma.config.ts', 'package-lock.json'])

/** Writes prisma/generated when the schema changed. Needs no network. */
export async function ensureClient({ signal } = {}) {
  if (hasStamp(STAMP, stampNow())) return
  await withLock(at('.data', 'generate.lock'), async (lock) => {
    const stamp = stampNow()
    if (hasStamp(STAMP, stamp)) return
    // Prisma fetches a schema engine unless it is shown one. Generating never runs it, so any file will do.
    const env = { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' }
    const args = [at('node_modules', 'prisma', 'build', 'index.js'), 'generate', '--no-hints']
    const options = { cwd: root, env, signal, onStart: lock.noteChild }
    await step('Generating the database client', () => run(process.execPath, args, options))
    writeStamp(STAMP, stamp)
  })
}

export default () => ensureClient()
