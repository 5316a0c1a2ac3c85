// Run by scripts and the container directly on Node: no aliases, no imports but `pg` and Node's own.
import { createHash, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { Client } from 'pg'

type Migration = { name: string; script: string; checksum: string }
type AppliedRow = { migration_name: string; checksum: string; finished_at: Date | null }
type Migrated = { applied: string[]; warnings: string[] }

// The columns of Prisma's own table, so that `prisma migrate` reads this history as its own.
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id VARCHAR(36) PRIMARY KEY NOT NULL, checksum VARCHAR(64) NOT NULL, finished_at TIMESTAMPTZ,
  migration_name VARCHAR(255) NOT NULL, logs TEXT, rolled_back_at TIMESTAMPTZ,
  started_at TIMESTAMPTZ NOT NULL DEFAULT now(), applied_steps_count INTEGER NOT NULL DEFAULT 0)`
// The number Prisma's engine locks on: both can run against one database.
const LOCK = 'SELECT pg_advisory_xact_lock(72707369)'
const HISTORY = `SELECT migration_name, checksum, finished_at FROM _prisma_migrations WHERE rolled_back_at IS NULL`
const RECORD = `INSERT INTO _prisma_migrations
  (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
  VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`

/** The migrations of a folder laid out as `<timestamp>_<name>/migration.sql`, in order. */
export function readMigrations(folder: string): Migration[] {
  const names = readdirSync(folder, { withFileTypes: true }).filter((entry) => entry.isDirectory())
  return names
    .map(({ name }) => name)
    .sort()
    .map((name) => {
      const script = readFileSync(path.join(folder, name, 'migration.sql'), 'utf8')
      return { name, script, checksum: createHash('sha256').update(script).digest('hex') }
    })
}

function warningsAbout(migrations: Migration[], rows: AppliedRow[]): string[] {
  const known = new Map(migrations.map(({ name, checksum }) => [name, checksum]))
  return rows.flatMap(({ migration_name: name, checksum }) => {
    if (!known.has(name)) return [`The database has ${name}, which this version does not know.`]
    return known.get(name) === checksum ? [] : [`${name} was edited after it was applied here.`]
  })
}

/** Applies the first pending migration in one transaction with its record; undefined when none is pending. */
async function applyNext(client: Client, migrations: Migration[], warnings: Set<string>) {
  await client.query(LOCK)
  await client.query(TABLE)
  const { rows } = await client.query<AppliedRow>(HISTORY)
  const stuck = rows.find((row) => row.finished_at === null)
  if (stuck)
    throw new Error(`Migration ${stuck.migration_name} failed earlier. See "prisma migrate resolve".`)
  for (const warning of warningsAbout(migrations, rows)) warnings.add(warning)
  const done = new Set(rows.map((row) => row.migration_name))
  const next = migrations.find(({ name }) => !done.has(name))
  if (!next) return undefined
  const startedAt = new Date()
  await client.query(next.script).catch((cause: Error) => {
    throw new Error(`Migration ${next.name} failed and was undone: ${cause.message}`, { cause })
  })
  await client.query(RECORD, [randomUUID(), next.checksum, next.name, startedAt])
  return next.name
}

async function inOneTransaction<T>(client: Client, work: () => Promise<T>): Promise<T> {
  await client.query('BEGIN')
  try {
    const result = await work()
    await client.query('COMMIT')
    return result
  } catch (error) {
    await client.query('ROLLBACK').catch(() => {})
    throw error
  }
}

const databaseName = (url: string) => decodeURIComponent(new URL(url).pathname.slice(1))

async function createDatabase(url: string) {
  const maintenance = new URL(url)
  maintenance.pathname = '/postgres'
  const client = new Client({ connectionString: maintenance.href })
  await client.connect()
  try {
    await client.query(`CREATE DATABASE ${client.escapeIdentifier(databaseName(url))}`)
  } catch (error) {
    // Somebody else made it between our question and our answer.
    if (!['42P04', '23505'].includes((error as { code?: string }).code ?? '')) throw error
  } finally {
    await client.end()
  }
}

const NOT_THERE_YET = new Set(['ECONNREFUSED', 'ECONNRESET', 'EAI_AGAIN', '57P03'])

/** Connects; makes a missing database; waits for a server that is still coming up. */
async function connect(url: string, patienceMs: number): Promise<Client> {
  const until = Date.now() + patienceMs
  for (;;) {
    const client = new Client({ connectionString: url, application_name: 'triptych-migrate' })
    try {
      await client.connect()
      return client
    } catch (error) {
      const code = (error as { code?: string }).code ?? ''
      if (code === '3D000') await createDatabase(url)
      else if (!NOT_THERE_YET.has(code) || Date.now() > until) throw error
      else await sleep(250)
    }
  }
}

/**
 * Brings a database up to the migrations in `folder`: each in its own transaction, one migrator at a time.
 * Makes the database when it is missing; waits up to `patienceMs` for the server. Throws naming the migration.
 */
export async function migrate(databaseUrl: string, folder: string, patienceMs = 30_000): Promise<Migrated> {
  const migrations = readMigrations(folder)
  const warnings = new Set<string>()
  const client = await connect(databaseUrl, patienceMs)
  const applied: string[] = []
  try {
    await client.query(`SET lock_timeout = '120s'`)
    await client.query(`SET client_min_messages = warning`)
    for (;;) {
      const name = await inOneTransaction(client, () => applyNext(client, migrations, warnings))
      if (!name) return { applied, warnings: [...warnings] }
      applied.push(name)
    }
  } finally {
    await client.end()
  }
}
