import { purgeBefore } from '@/lib/core/trash'
import { db, inTransaction, Prisma } from '@/lib/db'
import { lockRoster } from '@/lib/teams'

const BATCH = 2000

/**
 * Empties the teams deleted more than 30 days before `now`: work, collections, links, invites and, last, its members, so that
 * one broken off is taken up again. Not while credits are held: what runs there ends first. The row, its wallets and
 * its ledger stay as history; bytes that no row names are swept as all others are. Gives how many.
 */
export async function purgeTeams(now: Date): Promise<number> {
  const due = await db().$queryRaw<{ id: string }[]>`
    SELECT t."id" FROM "Team" t WHERE t."deletedAt" <= ${purgeBefore(now)}::timestamptz
      AND EXISTS (SELECT FROM "Membership" m WHERE m."teamId" = t."id")
      AND NOT EXISTS (SELECT FROM "Wallet" w WHERE w."teamId" = t."id" AND w."heldCenticredits" > 0) LIMIT 50`
  for (const { id } of due) await purgeTeam(id, now)
  return due.length
}

const TABLES = [
  'Comment',
  'ReviewRound',
  'ShareLink',
  'Collection',
  'Image',
  'Run',
  'Sweep',
  'SavedPrompt',
  'Invite',
]

async function purgeTeam(teamId: string, now: Date): Promise<void> {
  for (const table of TABLES) while ((await deleteSome(table, teamId)) > 0);
  await inTransaction(async (tx) => {
    const roster = await lockRoster(tx, teamId)
    const deletedAt = roster?.team.deletedAt
    if (!deletedAt || deletedAt > purgeBefore(now)) return
    await tx.notification.deleteMany({ where: { teamId } })
    await tx.membership.deleteMany({ where: { teamId } })
  })
}

function deleteSome(table: string, teamId: string): Promise<number> {
  const name = Prisma.raw(`"${table}"`)
  return db().$executeRaw`
    DELETE FROM ${name} WHERE "id" IN (SELECT "id" FROM ${name} WHERE "teamId" = ${teamId}::uuid LIMIT ${BATCH})`
}
