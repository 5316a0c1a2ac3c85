import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db'

/**
 * Spends the open hold of `subjectId`: hold closed, wallet lowered, ledger written, in one statement.
 * Answers false, and changes nothing, when the hold is not open any more.
 */
export async function captureHold(tx: Tx, subjectId: string, note: string, now: Date): Promise<boolean> {
  const written = await tx.$executeRaw`
    WITH hold AS (
      UPDATE "Hold" SET "state" = 'captured', "closedAt" = ${now}
      WHERE "subjectId" = ${subjectId}::uuid AND "state" = 'open'
      RETURNING "walletId", "amountCenticredits" AS amount
    ), wallet AS (
      UPDATE "Wallet" w
      SET "balanceCenticredits" = w."balanceCenticredits" - hold.amount,
          "heldCenticredits" = w."heldCenticredits" - hold.amount
      FROM hold WHERE w."id" = hold."walletId"
      RETURNING w."id", w."balanceCenticredits" AS balance, hold.amount
    )
    INSERT INTO "LedgerEntry" ("id", "walletId", "kind", "amountCenticredits", "balanceAfterCenticredits", "subjectId", "note", "createdAt")
    SELECT ${newId()}::uuid, "id", 'capture', -amount, balance, ${subjectId}::uuid, ${note}, ${now} FROM wallet`
  return written === 1
}
