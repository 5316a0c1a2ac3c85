import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db'

type NewSharedTeam = { userId: string; name: string; now: Date }

/** Makes a team for several, with its maker as the owner. */
export async function createSharedTeam(tx: Tx, { userId, name, now }: NewSharedTeam): Promise<string> {
  const teamId = newId(now.getTime())
  await tx.team.create({ data: { id: teamId, name, kind: 'shared', createdAt: now } })
  await tx.membership.create({ data: { teamId, userId, role: 'owner', createdAt: now } })
  return teamId
}
