import { readdirSync, rmSync } from 'node:fs'
import { holder, tryLock } from '../../scripts/lock.mjs'
import { at } from '../../scripts/paths.mjs'
import { openPostgres, stopStray } from '../../scripts/postgres.mjs'

const RUNS = at('.data')
const isRun = (name: string) => /^test-\d+$/.test(name)
const lockOf = (run: string) => `${at('.data', run)}/lock`

/** What a killed test run left: its PostgreSQL is stopped, its folder goes. */
async function clearDeadRuns() {
  const runs = readdirSync(RUNS, { withFileTypes: true }).filter(
    (entry) => entry.isDirectory() && isRun(entry.name),
  )
  for (const { name } of runs) {
    if (holder(lockOf(name))) continue
    await stopStray(at('.data', name, 'postgres'))
    rmSync(at('.data', name), { recursive: true, force: true })
  }
}

/**
 * A PostgreSQL for tests: the one of TEST_POSTGRES_URL, else one of our own under `.data/test-<pid>` that forgets
 * everything. Sets TEST_POSTGRES_URL, which child processes inherit; `close` stops what was started here.
 */
export async function openTestPostgres(): Promise<{ url: string; close: () => Promise<void> }> {
  const given = process.env.TEST_POSTGRES_URL
  if (given) return { url: given, close: async () => {} }
  const folder = at('.data', `test-${process.pid}`)
  tryLock(`${folder}/lock`, { command: 'tests' })
  await clearDeadRuns()
  const postgres = await openPostgres(`${folder}/postgres`, { throwaway: true })
  const url = postgres.url('postgres')
  process.env.TEST_POSTGRES_URL = url
  return {
    url,
    close: async () => {
      delete process.env.TEST_POSTGRES_URL
      await postgres.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
