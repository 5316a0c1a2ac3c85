import { PrismaPg } from '@prisma/adapter-pg'
import { Pool } from 'pg'
import { env } from '@/lib/env'
import { PrismaClient } from '@/prisma/generated/client'
import { withRaw } from './raw'
import { tellSeats } from './seat'
import { statementName } from './statement-name'

type Database = { prisma: PrismaClient; pool: Pool }
// Next loads route handlers and instrumentation as separate bundles: one pool per process, kept on globalThis.
const store = globalThis as typeof globalThis & { triptychDatabase?: Database }

function open(): Database {
  const pool = new Pool({
    connectionString: env().DATABASE_URL,
    max: env().DATABASE_POOL,
    application_name: 'triptych',
    // Prisma writes and reads times without their zone: only in UTC do they agree with those that SQL makes.
    onConnect: (client) => client.query(`SET TIME ZONE 'UTC'`).then(() => {}),
  })
  pool.on('error', () => {})
  return { pool, prisma: withRaw(openPrisma(pool), () => pool) }
}

function openPrisma(pool: Pool): PrismaClient {
  const adapter = new PrismaPg(pool, {
    // Without values it goes as a plain query, which is cheaper still.
    statementNameGenerator: ({ sql, args }) => (args.length > 0 ? statementName(sql) : ''),
  })
  const transactionOptions = { maxWait: 30_000, timeout: 30_000 }
  return new PrismaClient({ adapter: tellSeats(adapter), transactionOptions })
}

function database(): Database {
  store.triptychDatabase ??= open()
  return store.triptychDatabase
}

/** The Prisma client of this process. */
export const db = (): PrismaClient => database().prisma

/** The connection pool under the Prisma client, for pg-boss and raw reads. */
export const pool = (): Pool => database().pool

export async function closeDatabase(): Promise<void> {
  const open = store.triptychDatabase
  store.triptychDatabase = undefined
  await open?.prisma.$disconnect()
  await open?.pool.end()
}
