import { newId } from '@/lib/core/ids'
import type { Centicredits } from '@/lib/core/money'
import type { Tx } from '@/lib/db'
import { addCredits } from './grant'
import type { WalletOwner } from './hold'

type NewWallet = WalletOwner & { grantCenticredits: Centicredits; note: string; now?: Date }

/** Makes a member's wallet with its first credits. A wallet that exists is left alone. */
export async function openWallet(
  tx: Tx,
  { teamId, userId, grantCenticredits, note, now = new Date() }: NewWallet,
): Promise<void> {
  const made = await tx.wallet.createMany({
    data: [{ id: newId(), teamId, userId, createdAt: now }],
    skipDuplicates: true,
  })
  if (made.count === 0 || grantCenticredits === 0) return
  await addCredits(tx, { teamId, userId }, { amountCenticredits: grantCenticredits, note, now })
}
