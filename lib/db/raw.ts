import type { QueryResult } from 'pg'
import { Prisma } from '@/prisma/generated/client'
import { driverQuery } from './driver-query'

type Query = ReturnType<typeof driverQuery>
/** One connection, or a pool of them. */
export type Driver = { query(query: Query): Promise<QueryResult> }

const RAW = new Set<string | symbol>(['$queryRaw', '$executeRaw', '$queryRawUnsafe', '$executeRawUnsafe'])

/**
 * The same client, or transaction, whose raw statements go to the driver without a way through Prisma's engine, which
 * costs three times what the driver does. `driverNow` throws when the transaction is over, gives null to leave it to Prisma.
 */
export function withRaw<C extends object>(client: C, driverNow: () => Driver | null): C {
  return new Proxy(client, {
    get(target, name) {
      const own = Reflect.get(target, name)
      if (typeof own !== 'function' || typeof name === 'symbol' || !name.startsWith('$')) return own
      if (!RAW.has(name)) return own.bind(target)
      return async (first: string | TemplateStringsArray | Prisma.Sql, ...rest: unknown[]) => {
        const driver = driverNow()
        return driver ? run(driver, name, first, rest) : own.call(target, first, ...rest)
      }
    },
  })
}

async function run(
  driver: Driver,
  name: string,
  first: string | TemplateStringsArray | Prisma.Sql,
  rest: unknown[],
) {
  const result = await driver.query(queryOf(first, rest))
  return name.startsWith('$query') ? result.rows : (result.rowCount ?? 0)
}

function queryOf(first: string | TemplateStringsArray | Prisma.Sql, rest: unknown[]): Query {
  if (typeof first === 'string') return driverQuery(first, rest)
  const sql = 'raw' in first ? Prisma.sql(first, ...rest) : first
  return driverQuery(sql.text, sql.values)
}
