import { expect, it } from 'vitest'
import { isDatabaseAway } from './away'

const inPrisma = (cause: object) =>
  Object.assign(new Error('Raw query failed'), { code: 'P2010', meta: { driverAdapterError: { cause } } })

it.each([
  ['pg, refused', Object.assign(new Error('connect ECONNREFUSED'), { code: 'ECONNREFUSED' })],
  ['pg, starting up', Object.assign(new Error('the database system is starting up'), { code: '57P03' })],
  ['pg, cut', new Error('Connection terminated unexpectedly')],
  ['pg, used after', new Error('Client has encountered a connection error and is not queryable')],
  ['Prisma, shut down', inPrisma({ code: '57P01', kind: 'postgres' })],
  ['Prisma, closed', inPrisma({ kind: 'ConnectionClosed' })],
  ['Prisma, unreachable', Object.assign(new Error('no'), { code: 'P1001' })],
  [
    'the adapter alone',
    Object.assign(new Error('ConnectionClosed'), { cause: { kind: 'ConnectionClosed' } }),
  ],
])('%s', (_, error) => expect(isDatabaseAway(error)).toBe(true))

it.each([
  ['a broken rule', Object.assign(new Error('violates check constraint'), { code: '23514' })],
  ['a text with a NUL', inPrisma({ code: '22021', kind: 'postgres' })],
  ['a bug', new TypeError('x is not a function')],
  ['no error', undefined],
  ['a text', 'ECONNREFUSED'],
])('not %s', (_, error) => expect(isDatabaseAway(error)).toBe(false))
