import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { freshDatabase } from '../support/database'

type Lib = typeof import('@/lib/db')
let lib: Lib
let drop: () => Promise<void>
const at = new Date('2026-03-29T01:30:00.123Z')

beforeAll(async () => {
  const database = await freshDatabase()
  process.env.DATABASE_URL = database.url
  process.env.NEXTAUTH_SECRET = 'a secret for tests only, 32 characters'
  lib = await import('@/lib/db')
  drop = () => database.drop()
  // A server of another zone, as on many a machine of one's own.
  const name = new URL(database.url).pathname.slice(1)
  await lib.db().$executeRawUnsafe(`ALTER DATABASE "${name}" SET TimeZone = 'America/New_York'`)
  await lib.closeDatabase()
})
afterAll(async () => {
  await lib?.closeDatabase()
  await drop?.()
})

const newUser = (name: string) => ({
  id: crypto.randomUUID(),
  email: `${crypto.randomUUID()}@example.com`,
  name,
})
const named = async (name: string) => (await lib.db().user.findMany({ where: { name } })).length

describe('raw statements', () => {
  const { stringify } = JSON
  const values = { flag: true, none: null, list: ['a "b"', 'c,d', '{}'], text: "ü'\\" }

  it('give what Prisma gives', async () => {
    const ask = (client: Pick<ReturnType<Lib['db']>, '$queryRaw'>) => client.$queryRaw<
      Record<string, unknown>[]
    >`
      SELECT 9007199254740993::int8 AS big, 7::int4 AS small, 1.50::numeric AS exact, 0.5::float8 AS loose,
        ${at}::timestamptz AS instant, ${at}::timestamptz::timestamp AS plain, '2026-02-03'::date AS day,
        ARRAY[1, NULL, 3]::int8[] AS bigs, ARRAY[1.5]::numeric[] AS exacts, ${values.list}::text[] AS list, ${values.flag}::boolean AS flag,
        ${values.none}::text AS none, ${values.text} AS text, ${stringify({ a: [1, 'b'] })}::jsonb AS json, ${5n}::int8 AS five,
        ${new lib.Prisma.Decimal('2.25')}::numeric AS decimal, decode('00ff', 'hex') AS bytes, 'failed'::"GenerationState"::text AS state`
    const { PrismaPg } = await import('@prisma/adapter-pg')
    const { PrismaClient } = await import('@/prisma/generated/client')
    const plain = new PrismaClient({ adapter: new PrismaPg(lib.pool()) })
    const [[ours], [inside], [theirs]] = [await ask(lib.db()), await lib.inTransaction(ask), await ask(plain)]
    await plain.$disconnect()
    const comparable = (row: Record<string, unknown> | undefined) => ({
      ...row,
      bytes: Buffer.from((row?.bytes ?? []) as Uint8Array).toString('hex'),
      decimal: String(row?.decimal),
      exact: String(row?.exact),
      exacts: String(row?.exacts),
    })
    expect(comparable(ours)).toEqual(comparable(theirs))
    expect(comparable(inside)).toEqual(comparable(theirs))
    expect(ours).toMatchObject({ big: 9007199254740993n, instant: at, list: values.list, text: values.text })
  })

  it('take a statement in pieces, and count what they wrote', async () => {
    const { Prisma, db } = lib
    const rows = [newUser('Pieces'), newUser('Pieces')]
    const pieces = rows.map((row) => Prisma.sql`(${row.id}::uuid, ${row.email}, ${row.name})`)
    const written = await db()
      .$executeRaw`INSERT INTO "User" ("id", "email", "name") VALUES ${Prisma.join(pieces)}`
    expect(written).toBe(2)
    expect(await db().$queryRaw(Prisma.sql`SELECT 1 AS one ${Prisma.empty}`)).toEqual([{ one: 1 }])
    expect(await db().$queryRawUnsafe('SELECT $1::int AS n', 4)).toEqual([{ n: 4 }])
  })
})

it('an instant is the same to Prisma, to SQL and to the driver, whatever zone the server is in', async () => {
  const user = newUser('Instant')
  await lib.db().user.create({ data: { ...user, createdAt: at } })
  const [row] = await lib.db().$queryRaw<{ createdAt: Date; ms: number }[]>`
    SELECT "createdAt", (extract(epoch FROM "createdAt") * 1000)::float8 AS ms FROM "User" WHERE "id" = ${user.id}::uuid`
  expect(row).toEqual({ createdAt: at, ms: at.getTime() })
  await lib.db().$executeRaw`UPDATE "User" SET "createdAt" = now() WHERE "id" = ${user.id}::uuid`
  const { createdAt } = await lib.db().user.findUniqueOrThrow({ where: { id: user.id } })
  expect(Math.abs(createdAt.getTime() - Date.now())).toBeLessThan(10_000)
})

describe('a transaction', () => {
  const insert = (tx: Pick<ReturnType<Lib['db']>, '$executeRaw'>, name: string) => {
    const { id, email } = newUser(name)
    return tx.$executeRaw`INSERT INTO "User" ("id", "email", "name") VALUES (${id}::uuid, ${email}, ${name})`
  }

  it('holds raw statements and models together, unseen until it ends', async () => {
    await lib.inTransaction(async (tx) => {
      await insert(tx, 'Together')
      await tx.user.create({ data: newUser('Together') })
      expect(await tx.user.count({ where: { name: 'Together' } })).toBe(2)
      expect(await named('Together')).toBe(0)
    })
    expect(await named('Together')).toBe(2)
  })

  it('undoes both when it throws, when Postgres refuses, and when it gives a refusal', async () => {
    const writeBoth = async (tx: Parameters<Parameters<Lib['inTransaction']>[0]>[0]) => {
      await insert(tx, 'Undone')
      await tx.user.create({ data: newUser('Undone') })
    }
    await expect(
      lib.inTransaction(async (tx) => {
        await writeBoth(tx)
        throw new Error('no')
      }),
    ).rejects.toThrow('no')
    await expect(
      lib.inTransaction(async (tx) => {
        await writeBoth(tx)
        await tx.$executeRaw`SELECT 1 / 0`
      }),
    ).rejects.toThrow('division by zero')
    const refusal = { ok: false, code: 'NOT_FOUND', message: 'no' } as const
    const refused = lib.inTransaction(async (tx) => {
      await writeBoth(tx)
      return refusal
    })
    expect(await refused).toEqual(refusal)
    expect(await named('Undone')).toBe(0)
  })

  it('takes nothing more once it is over', async () => {
    const late = Promise.withResolvers<() => Promise<unknown>>()
    await lib.inTransaction(async (tx) => late.resolve(() => insert(tx, 'Late')))
    await expect((await late.promise)()).rejects.toThrow('the transaction is over')
    expect(await named('Late')).toBe(0)
  })

  it('keeps to its own connection with many at once and one inside another', async () => {
    const one = (n: number) =>
      lib
        .inTransaction(async (tx) => {
          const [a] = await tx.$queryRaw<{ id: string }[]>`SELECT pg_current_xact_id()::text AS id`
          await insert(tx, 'Many')
          if (n % 4 === 0) await lib.inTransaction((other) => insert(other, 'Many'))
          // Prisma begins a transaction of its own for this one.
          if (n % 4 === 1)
            await lib.db().team.create({ data: { id: crypto.randomUUID(), name: 'T', kind: 'personal' } })
          const [b] = await tx.$queryRaw<{ id: string }[]>`SELECT pg_current_xact_id()::text AS id`
          expect(b).toEqual(a)
          if (n % 2) throw new Error('undo')
          return a?.id
        })
        .catch(() => undefined)
    const ids = (await Promise.all(Array.from({ length: 8 }, (_, n) => one(n)))).filter(Boolean)
    expect(new Set(ids).size).toBe(4)
    expect(await named('Many')).toBe(4 + 2)
  })
})
