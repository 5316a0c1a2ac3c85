// What separates prisma/schema from prisma/migrations, asked of Prisma's own engine.
import { randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { migrate, readMigrations } from '../lib/db/migrate.ts'
import { at, MIGRATIONS } from './paths.mjs'

const filters = { externalTables: [], externalEnums: [] }

const CHAR = 18
const TEXT = 25

/** The adapter knows no "char", the one-letter type of the system catalogue, which the engine asks for. */
function knowingChar(adapter, character) {
  const { performIO, queryRaw } = adapter
  adapter.performIO = async (query) => {
    const result = await performIO.call(adapter, query)
    query.chars = result.fields.map((field) => field.dataTypeID === CHAR)
    for (const field of result.fields) if (field.dataTypeID === CHAR) field.dataTypeID = TEXT
    return result
  }
  adapter.queryRaw = async (query) => {
    const result = await queryRaw.call(adapter, query)
    const columnTypes = result.columnTypes.map((type, index) => (query.chars[index] ? character : type))
    return { ...result, columnTypes }
  }
  return adapter
}

async function loadEngine(databaseUrl) {
  // Node warns that a WebAssembly import is experimental; nobody who runs this can do anything about it.
  process.removeAllListeners('warning')
  const [{ SchemaEngine }, { PrismaPg }, adapters] = await Promise.all([
    import('@prisma/schema-engine-wasm'),
    import('@prisma/adapter-pg'),
    import('@prisma/driver-adapter-utils'),
  ])
  const factory = new PrismaPg({ connectionString: databaseUrl, allowExitOnIdle: true })
  const connect = factory.connect.bind(factory)
  factory.connect = async () => knowingChar(await connect(), adapters.ColumnTypeEnum.Character)
  const adapter = adapters.bindMigrationAwareSqlAdapterFactory(factory)
  return SchemaEngine.new({ datamodels: undefined }, () => {}, adapter)
}

const schemaFiles = () =>
  readdirSync(at('prisma', 'schema')).map((name) => {
    const file = at('prisma', 'schema', name)
    return { path: file, content: readFileSync(file, 'utf8') }
  })

async function inScratchDatabase(serverUrl, work) {
  const name = `scratch_${randomUUID().replaceAll('-', '')}`
  const scratch = new URL(serverUrl)
  scratch.pathname = `/${name}`
  await migrate(scratch.href, MIGRATIONS)
  try {
    return await work(scratch.href)
  } finally {
    const client = new pg.Client({ connectionString: serverUrl })
    await client.connect()
    await client.query(`DROP DATABASE ${name} WITH (FORCE)`)
    await client.end()
  }
}

/**
 * @param {string} serverUrl a database of a server on which a scratch database may be made
 * @returns {Promise<string>} the SQL that takes the migrations to the schema, '' when they agree
 */
export function difference(serverUrl) {
  return inScratchDatabase(serverUrl, async (scratchUrl) => {
    const engine = await loadEngine(scratchUrl)
    const { stdout } = await engine.diff({
      from: { tag: 'schemaDatasource', files: schemaFiles(), configDir: at('prisma') },
      to: { tag: 'schemaDatamodel', files: schemaFiles() },
      script: true,
      exitCode: null,
      filters,
    })
    return stdout?.includes('This is an empty migration') ? '' : (stdout ?? '')
  })
}

/** @returns {Promise<object>} Prisma's own judgement of the migrations applied in that database */
export async function diagnose(databaseUrl) {
  const engine = await loadEngine(databaseUrl)
  const lock = readFileSync(path.join(MIGRATIONS, 'migration_lock.toml'), 'utf8')
  const migrationsList = {
    baseDir: MIGRATIONS,
    lockfile: { path: 'migration_lock.toml', content: lock },
    shadowDbInitScript: '',
    migrationDirectories: readMigrations(MIGRATIONS).map(({ name, script }) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok', value: script } },
    })),
  }
  return engine.diagnoseMigrationHistory({ migrationsList, optInToShadowDatabase: false, filters })
}
