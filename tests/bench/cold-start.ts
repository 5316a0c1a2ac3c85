import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { ensureBuild } from '../../scripts/build.mjs'
import { at, root } from '../../scripts/paths.mjs'
import { freePort } from '../../scripts/postgres.mjs'
import { clockMs } from './clock'
import { median } from './stats'

const STARTS = 3
const PATIENCE_MS = 60_000

export type ColdStart = { firstEverMs: number; medianMs: number; worstMs: number }

/** `npm start` on a built tree, until the first page is whole: once with nothing there, then on what it left. */
export async function measureStart(): Promise<ColdStart> {
  await ensureBuild()
  const dataDir = at('.data', 'bench', 'start')
  rmSync(dataDir, { recursive: true, force: true })
  const times: number[] = []
  for (let n = 0; n <= STARTS; n++) times.push(await startOnce(dataDir))
  rmSync(dataDir, { recursive: true, force: true })
  const [firstEverMs = Number.NaN, ...later] = times
  return { firstEverMs, medianMs: median(later), worstMs: Math.max(...later) }
}

async function startOnce(dataDir: string): Promise<number> {
  const port = await freePort()
  const { DATABASE_URL: _none, ...env } = process.env
  const began = clockMs()
  const child = spawn('npm', ['start'], {
    cwd: root,
    env: { ...env, DATA_DIR: dataDir, PORT: String(port), LOG_LEVEL: 'warn' },
    stdio: ['ignore', 'ignore', 'inherit'],
    detached: true,
  })
  try {
    await firstPage(`http://127.0.0.1:${port}/`, child)
    return clockMs() - began
  } finally {
    await stop(child)
  }
}

async function firstPage(url: string, child: ChildProcess): Promise<void> {
  for (const until = clockMs() + PATIENCE_MS; clockMs() < until; await sleep(20)) {
    if (child.exitCode !== null) throw new Error(`npm start ended with code ${child.exitCode}`)
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok && (await answer.text()).includes('</html>')) return
  }
  throw new Error(`no page within ${PATIENCE_MS / 1000} s`)
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || !child.pid) return
  const gone = once(child, 'exit')
  process.kill(-child.pid, 'SIGINT')
  await gone
}
