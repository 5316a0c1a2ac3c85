import { newId } from '@/lib/core/ids'
import type { Centicredits } from '@/lib/core/money'
import { ok, type Result } from '@/lib/core/result'
import { Prisma, type Tx } from '@/lib/db'
import { insufficient } from './rules'

export type WalletOwner = { teamId: string; userId: string }
type HoldRequest = { subjectId: string; amountCenticredits: Centicredits; expiresAt: Date }

/**
 * Promises the sum of `requests` in one atomic UPDATE, or refuses with INSUFFICIENT_CREDITS and writes
 * nothing. One hold per subject; call inside the transaction that creates the subjects.
 */
export async function holdCredits(
  tx: Tx,
  owner: WalletOwner,
  requests: HoldRequest[],
  now: Date,
): Promise<Result<null>> {
  const cost = requests.reduce((sum, request) => sum + request.amountCenticredits, 0)
  const [wallet] = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Wallet" SET "heldCenticredits" = "heldCenticredits" + ${cost}
    WHERE "teamId" = ${owner.teamId}::uuid AND "userId" = ${owner.userId}::uuid
      AND "balanceCenticredits" - "heldCenticredits" >= ${cost}
    RETURNING "id"`
  if (!wallet) return insufficient(await availableNow(tx, owner), cost)
  const rows = requests.map(
    (r) =>
      Prisma.sql`(${newId()}::uuid, ${wallet.id}::uuid, ${r.subjectId}::uuid, ${r.amountCenticredits}, ${r.expiresAt}, ${now})`,
  )
  await tx.$executeRaw`
    INSERT INTO "Hold" ("id", "walletId", "subjectId", "amountCenticredits", "expiresAt", "createdAt") VALUES ${Prisma.join(rows)}`
  return ok(null)
}

async function availableNow(tx: Tx, { teamId, userId }: WalletOwner): Promise<Centicredits> {
  const wallet = await tx.wallet.findUnique({ where: { teamId_userId: { teamId, userId } } })
  return wallet ? wallet.balanceCenticredits - wallet.heldCenticredits : 0
}
