import type { Tx } from '@/lib/db'

/** Whoever only typed an address at sign-up may not keep keys to the account of the person who owns it. */
export async function revokeKeys(tx: Tx, userId: string, now: Date): Promise<void> {
  await tx.apiToken.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now } })
}
