import { cpSync, globSync, rmSync } from 'node:fs'
import { ensureClient } from './generate.mjs'
import { withLock } from './lock.mjs'
import { at, root } from './paths.mjs'
import { run, step } from './process.mjs'
import { hasStamp, stampOf, writeStamp } from './stamp.mjs'

export const SERVER = at('.next', 'standalone', 'server.js')
// Inside the output, so it goes when a new build begins and comes back when it is whole.
const STAMP = at('.next', 'standalone', '.stamp')

const SOURCES = ['app', 'components', 'lib', 'prisma/schema', 'public', 'instrumentation.ts', 'proxy.ts']
const CONFIGS = ['next.config.mjs', 'postcss.config.mjs', 'tsconfig.json', 'package-lock.json']

const stampNow = () =>
  stampOf([...SOURCES, ...CONFIGS], {
    leaveOut: /\.test\.tsx?$/,
    also: Object.entries(process.env)
      .filter(([name]) => name.startsWith('NEXT_PUBLIC_'))
      .map(([name, value]) => `${name}=${value}`),
  })

/** Next leaves the static files out of its standalone folder, and puts a copy of `.env` in. */
function completeStandalone() {
  cpSync(at('.next', 'static'), at('.next', 'standalone', '.next', 'static'), { recursive: true })
  cpSync(at('public'), at('.next', 'standalone', 'public'), { recursive: true })
  for (const file of globSync('.next/standalone/.env*', { cwd: root })) rmSync(at(file))
}

/** Builds the app when its sources changed since the last whole build. */
export async function ensureBuild({ signal } = {}) {
  await ensureClient({ signal })
  if (hasStamp(STAMP, stampNow())) return
  return withLock(at('.data', 'build.lock'), async (lock) => {
    const stamp = stampNow()
    if (hasStamp(STAMP, stamp)) return
    const env = { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' }
    const args = [at('node_modules', 'next', 'dist', 'bin', 'next'), 'build']
    const options = { cwd: root, env, signal, onStart: lock.noteChild }
    const output = await step('Building', () => run(process.execPath, args, options))
    completeStandalone()
    writeStamp(STAMP, stamp)
    return output
  })
}

export default async function build() {
  const output = await ensureBuild()
  process.stdout.write(output ?? 'The build is up to date with the sources.\n')
}
