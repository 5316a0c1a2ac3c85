import type { Tx } from '@/lib/db'

/**
 * Gives the open hold of `subjectId` back with a plain-words `reason`. Answers false, and changes
 * nothing, when the hold is not open any more.
 */
export async function releaseHold(tx: Tx, subjectId: string, reason: string, now: Date): Promise<boolean> {
  const written = await tx.$executeRaw`
    WITH hold AS (
      UPDATE "Hold" SET "state" = 'released', "closedAt" = ${now}, "reason" = ${reason}
      WHERE "subjectId" = ${subjectId}::uuid AND "state" = 'open'
      RETURNING "walletId", "amountCenticredits" AS amount
    )
    UPDATE "Wallet" w SET "heldCenticredits" = w."heldCenticredits" - hold.amount
    FROM hold WHERE w."id" = hold."walletId"`
  return written === 1
}
