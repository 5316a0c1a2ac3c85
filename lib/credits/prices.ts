import type { Centicredits } from '@/lib/core/money'
import { type Db, db } from '@/lib/db'

type PriceRow = {
  modelId: string
  operation: string
  costCenticredits: Centicredits
  validFrom: Date
  source: string
  /** The operator's own word: a change of it counts from `now` on. */
  byOperator?: boolean
}

/**
 * Adds price rows that are not there yet; a price of a date is never changed. An operator's own price that differs
 * from the one in force, of the same source, counts from `now` on.
 */
export async function ensurePrices(rows: PriceRow[], now: Date): Promise<void> {
  await keep(rows)
  const inForce = new Map(
    (await pricesInForce(now)).map((price) => [priceKey(price.modelId, price.operation), price]),
  )
  const changed = rows.filter((row) => {
    const price = inForce.get(priceKey(row.modelId, row.operation))
    return row.byOperator && price?.source === row.source && price.costCenticredits !== row.costCenticredits
  })
  await keep(changed.map((row) => ({ ...row, validFrom: now })))
}

async function keep(rows: PriceRow[]): Promise<void> {
  const data = rows.map(({ byOperator: _, ...row }) => row)
  if (data.length > 0) await db().price.createMany({ data, skipDuplicates: true })
}

type InForce = { modelId: string; operation: string; costCenticredits: number; source: string }

const pricesInForce = (at: Date, client: Db = db()): Promise<InForce[]> => client.$queryRaw<InForce[]>`
  SELECT DISTINCT ON ("modelId", "operation") "modelId", "operation", "costCenticredits", "source" FROM "Price"
  WHERE "validFrom" <= ${at} ORDER BY "modelId", "operation", "validFrom" DESC`

/** What one image of each model and operation costs at `at`, keyed `model operation`. */
export async function pricesAt(at: Date, client: Db = db()): Promise<Map<string, Centicredits>> {
  const rows = await pricesInForce(at, client)
  return new Map(rows.map((row) => [priceKey(row.modelId, row.operation), row.costCenticredits]))
}

export const priceKey = (modelId: string, operation: string): string => `${modelId} ${operation}`
