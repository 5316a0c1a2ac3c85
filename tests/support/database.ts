/**
 * A real database per test file, copied from a migrated template in ~50 ms:
 *
 *   let database: TestDatabase
 *   beforeAll(async () => {
 *     database = await testDatabase()          // sets process.env.DATABASE_URL
 *     const { db } = await import('@/lib/db')  // import what reads it only now
 *   })
 *   afterAll(async () => {
 *     await closeDatabase()
 *     await database.drop()
 *   })
 */
import { createHash, randomUUID } from 'node:crypto'
import { Client } from 'pg'
import { migrate, readMigrations } from '../../lib/db/migrate'
import { MIGRATIONS } from '../../scripts/paths.mjs'

export type TestDatabase = { url: string; name: string; drop: () => Promise<void> }

function serverUrl(): string {
  const url = process.env.TEST_POSTGRES_URL
  if (!url) throw new Error('TEST_POSTGRES_URL is unset: call openTestPostgres() first.')
  return url
}

async function onServer<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: serverUrl() })
  await client.connect()
  try {
    return await work(client)
  } finally {
    await client.end()
  }
}

const urlTo = (name: string) => Object.assign(new URL(serverUrl()), { pathname: `/${name}` }).href

function templateName(): string {
  const checksums = readMigrations(MIGRATIONS).map(({ name, checksum }) => `${name} ${checksum}`)
  return `template_${createHash('sha256').update(checksums.join('\n')).digest('hex').slice(0, 16)}`
}

/** Makes the template if it is missing, once however many ask. It gets its name only when it is whole. */
export async function ensureTemplate(): Promise<string> {
  const name = templateName()
  return onServer(async (client) => {
    await client.query(`SELECT pg_advisory_lock(hashtext('triptych-template'))`)
    const found = await client.query('SELECT 1 FROM pg_database WHERE datname = $1', [name])
    if (found.rowCount) return name
    const draft = `draft_${randomUUID().replaceAll('-', '')}`
    await migrate(urlTo(draft), MIGRATIONS)
    await client.query(`ALTER DATABASE ${draft} RENAME TO ${name}`)
    return name
  })
}

/** A fresh migrated database. Leaves process.env alone. */
export async function freshDatabase(): Promise<TestDatabase> {
  const template = await ensureTemplate()
  const name = `test_${randomUUID().replaceAll('-', '')}`
  await onServer((client) => client.query(`CREATE DATABASE ${name} TEMPLATE ${template}`))
  return {
    url: urlTo(name),
    name,
    drop: async () => {
      await onServer((client) => client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`))
    },
  }
}

/** A fresh migrated database that DATABASE_URL points to from here on. */
export async function testDatabase(): Promise<TestDatabase> {
  const database = await freshDatabase()
  process.env.DATABASE_URL = database.url
  return database
}
