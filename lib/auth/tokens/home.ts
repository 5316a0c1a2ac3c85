import type { Tx } from '@/lib/db'

/** The person's own team, whose log tells of their tokens. */
export async function homeOf(tx: Tx, userId: string): Promise<string | null> {
  const home = await tx.membership.findFirst({
    where: { userId, role: 'owner', team: { kind: 'personal' } },
    select: { teamId: true },
  })
  return home?.teamId ?? null
}
