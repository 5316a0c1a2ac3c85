import { randomUUID } from 'node:crypto'
import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Client } from 'pg'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { migrate, readMigrations } from '@/lib/db/migrate'
import { diagnose, difference } from '../../scripts/difference.mjs'
import { MIGRATIONS } from '../../scripts/paths.mjs'

const serverUrl = () => process.env.TEST_POSTGRES_URL ?? ''
const every = readMigrations(MIGRATIONS).map(({ name }) => name)
let url: string
let folder: string

beforeEach(async () => {
  const name = `migrating_${randomUUID().replaceAll('-', '')}`
  url = Object.assign(new URL(serverUrl()), { pathname: `/${name}` }).href
  folder = await mkdtemp(path.join(tmpdir(), 'triptych-migrations-'))
  await cp(MIGRATIONS, folder, { recursive: true })
})
afterEach(async () => {
  await ask(serverUrl(), `DROP DATABASE IF EXISTS "${new URL(url).pathname.slice(1)}" WITH (FORCE)`)
  await rm(folder, { recursive: true, force: true })
})

async function ask<Row extends object>(where: string, question: string): Promise<Row[]> {
  const client = new Client({ connectionString: where })
  await client.connect()
  try {
    return (await client.query<Row>(question)).rows
  } finally {
    await client.end()
  }
}

async function add(name: string, script: string) {
  await mkdir(path.join(folder, name))
  await writeFile(path.join(folder, name, 'migration.sql'), script)
}

const recorded = () =>
  ask<{ name: string; done: boolean }>(
    url,
    `SELECT migration_name AS name, finished_at IS NOT NULL AS done FROM _prisma_migrations ORDER BY 1`,
  )

describe('migrate', () => {
  it('makes the database, applies everything once, and has nothing to do the second time', async () => {
    expect(await migrate(url, folder)).toEqual({ applied: every, warnings: [] })
    expect(await migrate(url, folder)).toEqual({ applied: [], warnings: [] })
    expect(await recorded()).toEqual(every.map((name) => ({ name, done: true })))
  })

  it('run by five at once applies each migration once', async () => {
    const results = await Promise.all(Array.from({ length: 5 }, () => migrate(url, folder)))
    expect(results.flatMap(({ applied }) => applied).sort()).toEqual(every)
    expect(await recorded()).toHaveLength(every.length)
  })

  it('leaves nothing of a migration that fails half-way, and goes on once it is mended', async () => {
    await add('99990101000000_bad', 'CREATE TABLE half (id int); SELECT no_such_function();')
    await expect(migrate(url, folder)).rejects.toThrow(/99990101000000_bad failed and was undone: .*no_such/)
    expect(await ask(url, `SELECT to_regclass('half') AS half`)).toEqual([{ half: null }])
    await rm(path.join(folder, '99990101000000_bad'), { recursive: true })
    await add('99990101000000_bad', 'CREATE TABLE half (id int);')
    expect((await migrate(url, folder)).applied).toEqual(['99990101000000_bad'])
  })

  it('takes a function body with semicolons whole', async () => {
    const body = `BEGIN RAISE NOTICE 'a; b'; RETURN 1; END`
    await add('99990101000000_f', `CREATE FUNCTION f() RETURNS int LANGUAGE plpgsql AS $$ ${body} $$;`)
    await migrate(url, folder)
    expect(await ask(url, 'SELECT f() AS one')).toEqual([{ one: 1 }])
  })

  it('warns of an edited migration and of one it does not know', async () => {
    await migrate(url, folder)
    await add('99990101000000_later', 'SELECT 1')
    await migrate(url, folder)
    await rm(path.join(folder, '99990101000000_later'), { recursive: true })
    await writeFile(path.join(folder, every[0] ?? '', 'migration.sql'), '-- rewritten')
    const { warnings } = await migrate(url, folder)
    expect(warnings.sort()).toEqual([
      `${every[0]} was edited after it was applied here.`,
      'The database has 99990101000000_later, which this version does not know.',
    ])
  })

  it('refuses to build on a migration that Prisma left failed', async () => {
    await migrate(url, folder)
    await ask(url, `UPDATE _prisma_migrations SET finished_at = NULL WHERE migration_name = '${every[0]}'`)
    await expect(migrate(url, folder)).rejects.toThrow(/failed earlier/)
  })
})

describe("Prisma's own engine", () => {
  it('takes our history for its own', async () => {
    await migrate(url, folder)
    expect(await diagnose(url)).toEqual({
      editedMigrationNames: [],
      failedMigrationNames: [],
      hasMigrationsTable: true,
      history: null,
    })
  })

  it('finds the migrations and the schema in agreement', async () => {
    expect(await difference(serverUrl())).toBe('')
  })
})
