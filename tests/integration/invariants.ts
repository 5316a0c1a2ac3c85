/** SQL: one row `broken` for every way in which the money of the whole database is not as it must be. */
export const BROKEN_INVARIANTS = `
  SELECT 'balance is not the sum of the ledger: ' || w."id" AS broken FROM "Wallet" w
    WHERE w."balanceCenticredits" <> (SELECT COALESCE(SUM(e."amountCenticredits"), 0) FROM "LedgerEntry" e WHERE e."walletId" = w."id")
  UNION ALL SELECT 'held is not the sum of open holds: ' || w."id" FROM "Wallet" w
    WHERE w."heldCenticredits" <> (SELECT COALESCE(SUM(h."amountCenticredits"), 0) FROM "Hold" h WHERE h."walletId" = w."id" AND h."state" = 'open')
  UNION ALL SELECT 'held is out of bounds: ' || w."id" FROM "Wallet" w
    WHERE w."heldCenticredits" < 0 OR w."heldCenticredits" > w."balanceCenticredits"
  UNION ALL SELECT 'an ended generation still holds: ' || g."id" FROM "Generation" g JOIN "Hold" h ON h."subjectId" = g."id"
    WHERE g."finishedAt" IS NOT NULL AND h."state" = 'open'
  UNION ALL SELECT 'an unfinished generation holds nothing: ' || g."id" FROM "Generation" g LEFT JOIN "Hold" h ON h."subjectId" = g."id"
    WHERE g."finishedAt" IS NULL AND h."state" IS DISTINCT FROM 'open'
  UNION ALL SELECT 'captured without an image: ' || g."id" FROM "Generation" g JOIN "Hold" h ON h."subjectId" = g."id"
    WHERE h."state" = 'captured' AND NOT EXISTS (SELECT 1 FROM "Image" i WHERE i."generationId" = g."id")
      AND NOT EXISTS (SELECT 1 FROM "LedgerEntry" e WHERE e."subjectId" = g."id" AND e."kind" = 'refund')
  UNION ALL SELECT 'an image that was not paid for: ' || i."id" FROM "Image" i JOIN "Hold" h ON h."subjectId" = i."generationId"
    WHERE h."state" <> 'captured'
  UNION ALL SELECT 'succeeded without a charge: ' || g."id" FROM "Generation" g JOIN "Hold" h ON h."subjectId" = g."id"
    WHERE g."state" = 'succeeded' AND h."state" <> 'captured'
  UNION ALL SELECT 'charged without success: ' || g."id" FROM "Generation" g JOIN "Hold" h ON h."subjectId" = g."id"
    WHERE g."state" IN ('filtered', 'failed', 'cancelled') AND h."state" = 'captured'
      AND NOT EXISTS (SELECT 1 FROM "LedgerEntry" e WHERE e."subjectId" = g."id" AND e."kind" = 'refund')
  UNION ALL SELECT 'captured more than once: ' || e."subjectId" FROM "LedgerEntry" e WHERE e."kind" = 'capture'
    GROUP BY e."subjectId" HAVING COUNT(*) > 1
  UNION ALL SELECT 'captured and released: ' || h."subjectId" FROM "Hold" h JOIN "LedgerEntry" e ON e."subjectId" = h."subjectId"
    WHERE h."state" = 'released' AND e."kind" = 'capture'`
