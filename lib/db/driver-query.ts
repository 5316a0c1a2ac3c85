import { types } from 'pg'
import { Prisma } from '@/prisma/generated/client'
import { statementName } from './statement-name'

/** What Prisma makes of a column in a raw query where the driver by itself makes something else; by type, and of a list. */
const READERS: [oid: number, listOid: number, read: (text: string) => unknown][] = [
  [types.builtins.INT8, 1016, BigInt],
  [types.builtins.NUMERIC, 1231, (text) => new Prisma.Decimal(text)],
  [types.builtins.TIMESTAMP, 1115, (text) => new Date(`${text}Z`)],
  [types.builtins.DATE, 1182, (text) => new Date(text)],
]

// pg's own list of types leaves the lists out.
const TEXT_LIST = 1009 as Parameters<typeof types.getTypeParser>[0]

const listOf = (read: (text: string) => unknown) => (text: string) =>
  (types.getTypeParser(TEXT_LIST)(text) as (string | null)[]).map((each) =>
    each === null ? null : read(each),
  )

const readers = new Map<number, (text: string) => unknown>(
  READERS.flatMap(([oid, listOid, read]) => [
    [oid, read],
    [listOid, listOf(read)],
  ]),
)
const asPrisma = { getTypeParser: (oid: number) => readers.get(oid) ?? types.getTypeParser(oid) }

/** A value as it goes to the driver, which would write a Date in the time of this machine and leave a Decimal alone. */
function wireValue(value: unknown): unknown {
  if (value instanceof Date) return value.toISOString()
  if (value instanceof Prisma.Decimal) return value.toString()
  return Array.isArray(value) ? value.map(wireValue) : value
}

/** A statement for the driver whose rows come out as from Prisma's own raw queries. */
export function driverQuery(text: string, args: readonly unknown[]) {
  const values = args.map(wireValue)
  return { name: values.length > 0 ? statementName(text) : '', text, values, types: asPrisma }
}
