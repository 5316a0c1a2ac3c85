import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db'

type NewPersonalTeam = { userId: string; name: string; now?: Date }

/** Makes a person's own team, called `name`, with them as its owner. */
export async function createPersonalTeam(
  tx: Tx,
  { userId, name, now = new Date() }: NewPersonalTeam,
): Promise<{ teamId: string }> {
  const teamId = newId(now.getTime())
  await tx.team.create({ data: { id: teamId, name, kind: 'personal', createdAt: now } })
  await tx.membership.create({ data: { teamId, userId, role: 'owner', createdAt: now } })
  return { teamId }
}
