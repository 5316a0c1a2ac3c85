import type { Centicredits } from '@/lib/core/money'
import { type Db, db } from '@/lib/db'

export type PriceRow = {
  modelId: string
  operation: string
  costCenticredits: Centicredits
  validFrom: Date
  source: string
}

/** Adds price rows that are not there yet; a price of a date is never changed. */
export async function ensurePrices(rows: PriceRow[]): Promise<void> {
  await db().price.createMany({ data: rows, skipDuplicates: true })
}

/** What one image of each model and operation costs at `at`, keyed `model operation`. */
export async function pricesAt(at: Date, client: Db = db()): Promise<Map<string, Centicredits>> {
  const rows = await client.$queryRaw<{ modelId: string; operation: string; costCenticredits: number }[]>`
    SELECT DISTINCT ON ("modelId", "operation") "modelId", "operation", "costCenticredits" FROM "Price"
    WHERE "validFrom" <= ${at} ORDER BY "modelId", "operation", "validFrom" DESC`
  return new Map(rows.map((row) => [priceKey(row.modelId, row.operation), row.costCenticredits]))
}

export const priceKey = (modelId: string, operation: string): string => `${modelId} ${operation}`
