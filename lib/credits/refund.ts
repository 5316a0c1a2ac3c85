import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db'

/**
 * Returns what was captured for `subjectId`, once. Answers false, and changes nothing, when nothing was
 * captured or it was refunded before.
 */
export async function refundCapture(tx: Tx, subjectId: string, note: string, now: Date): Promise<boolean> {
  // Two refunds at once: the second waits here and then sees the first.
  await tx.$executeRaw`SELECT 1 FROM "Hold" WHERE "subjectId" = ${subjectId}::uuid FOR UPDATE`
  const written = await tx.$executeRaw`
    WITH spent AS (
      SELECT "walletId", -"amountCenticredits" AS amount FROM "LedgerEntry" e
      WHERE e."subjectId" = ${subjectId}::uuid AND e."kind" = 'capture'
        AND NOT EXISTS (SELECT 1 FROM "LedgerEntry" r WHERE r."subjectId" = e."subjectId" AND r."kind" = 'refund')
    ), wallet AS (
      UPDATE "Wallet" w SET "balanceCenticredits" = w."balanceCenticredits" + spent.amount
      FROM spent WHERE w."id" = spent."walletId"
      RETURNING w."id", w."balanceCenticredits" AS balance, spent.amount
    )
    INSERT INTO "LedgerEntry" ("id", "walletId", "kind", "amountCenticredits", "balanceAfterCenticredits", "subjectId", "note", "createdAt")
    SELECT ${newId()}::uuid, "id", 'refund', amount, balance, ${subjectId}::uuid, ${note}, ${now} FROM wallet`
  return written === 1
}
