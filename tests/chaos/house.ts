import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from '../../lib/db/migrate'
import { MIGRATIONS } from '../../scripts/paths.mjs'
import { openPostgres } from '../../scripts/postgres.mjs'
import { openServed, type Person } from '../server/served'
import { quietPort } from '../support/port'

const open = new Set<() => Promise<void>>()

/** For the way out: closes whatever is still open. */
export const closeHouses = () => Promise.allSettled([...open].map((close) => close()))

/** A studio on a PostgreSQL of its own that keeps what it promised, and can be stopped hard. */
export async function openHouse(env: Record<string, string> = {}) {
  const folder = await mkdtemp(path.join(tmpdir(), 'triptych-chaos-'))
  const dir = path.join(folder, 'postgres')
  const access = { password: crypto.randomUUID(), port: await quietPort() }
  await writeFile(`${dir}.json`, JSON.stringify(access), { mode: 0o600 })
  let postgres = await openPostgres(dir)
  let closeServed = async () => {}
  const close = async () => {
    open.delete(close)
    await closeServed()
    await postgres.stop()
    await rm(folder, { recursive: true, force: true })
  }
  open.add(close)
  const databaseUrl = postgres.url('triptych')
  await migrate(databaseUrl, MIGRATIONS)
  const served = await openServed({
    databaseUrl,
    env: { SIGNUP_CREDITS: '1000000', LOG_LEVEL: 'warn', ...env },
  })
  closeServed = served.close
  const people = new Map<string, Person>()
  for (const name of ['Maya', 'Theo', 'Ada', 'Client']) {
    const person = await served.person(name)
    people.set(person.id, person)
  }
  return {
    served,
    people,
    /** `fast` ends every connection and shuts down in order; `immediate` is a crash that recovers from its log. */
    async restartDatabase(how: 'fast' | 'immediate') {
      await postgres.stop(how === 'immediate' ? AbortSignal.abort() : undefined)
      postgres = await openPostgres(dir)
      if (postgres.url('triptych') !== databaseUrl)
        throw new Error('the database came back under another address')
    },
    close,
  }
}

export type House = Awaited<ReturnType<typeof openHouse>>
