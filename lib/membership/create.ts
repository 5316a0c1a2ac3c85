import { audit } from '@/lib/audit'
import type { UserCtx } from '@/lib/core/actor'
import { ok, type Result, refuse } from '@/lib/core/result'
import { openWallet } from '@/lib/credits'
import { inTransaction } from '@/lib/db'
import { createSharedTeam, teamOf } from '@/lib/teams'
import type { TeamView } from '@/lib/teams/schema'

const MOST_OWNED = 50

/** Makes a team of which the actor is the owner, with an empty wallet for them. */
export async function createTeam(ctx: UserCtx, { name }: { name: string }): Promise<Result<TeamView>> {
  const { actor, now } = ctx
  const made = await inTransaction(async (tx) => {
    const owned = await tx.membership.count({
      where: { userId: actor.userId, role: 'owner', team: { kind: 'shared' } },
    })
    if (owned >= MOST_OWNED) return refuse('CONFLICT', `One person owns at most ${MOST_OWNED} teams.`)
    const teamId = await createSharedTeam(tx, { userId: actor.userId, name, now })
    await openWallet(tx, { teamId, userId: actor.userId, grantCenticredits: 0, note: '', now })
    await audit(tx, ctx, {
      ...{ teamId, action: 'team.created', subjectKind: 'team', subjectId: teamId, subjectName: name },
      facts: {},
    })
    return ok(teamId)
  })
  if (!made.ok) return made
  return ok((await teamOf(made.value, actor.userId)) as TeamView)
}
