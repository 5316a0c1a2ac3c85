import type { Tx } from '@/lib/db'
import type { Kind, Seat } from './rules'

export type Roster = { team: { id: string; name: string; kind: Kind; deletedAt: Date | null }; seats: Seat[] }

/**
 * The team with everybody in it, as it stays until the transaction ends: others who want to change it wait here. Null
 * when there is no such team. New work in the team does not wait.
 */
export async function lockRoster(tx: Tx, teamId: string): Promise<Roster | null> {
  const [team] = await tx.$queryRaw<Roster['team'][]>`
    SELECT "id", "name", "kind"::text AS "kind", "deletedAt" FROM "Team" WHERE "id" = ${teamId}::uuid FOR NO KEY UPDATE`
  if (!team) return null
  const seats = await tx.$queryRaw<Seat[]>`
    SELECT m."userId", m."role"::text AS "role", u."suspendedAt" IS NOT NULL AS "isSuspended", m."createdAt" AS "joinedAt"
    FROM "Membership" m JOIN "User" u ON u."id" = m."userId" WHERE m."teamId" = ${teamId}::uuid
    ORDER BY m."createdAt", m."userId"`
  return { team, seats }
}
