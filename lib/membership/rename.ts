import { audit } from '@/lib/audit'
import type { UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { inTransaction } from '@/lib/db'
import { notify } from '@/lib/events'
import { lockRoster, teamOf } from '@/lib/teams'
import { mayRenameTeam } from '@/lib/teams/policy'
import { leads } from '@/lib/teams/rules'
import type { TeamView } from '@/lib/teams/schema'
import { ownSeat } from './seat'

/** Calls a team something else. The same name again changes nothing. */
export async function renameTeam(
  ctx: UserCtx,
  teamId: string,
  { name }: { name: string },
): Promise<TeamView> {
  await inTransaction(async (tx) => {
    const roster = await lockRoster(tx, teamId)
    const isLead = leads(ownSeat(ctx, roster)?.role)
    const team = grant(ctx, 'rename', isLead ? roster?.team : null, mayRenameTeam)
    if (team.name === name) return
    await tx.team.update({ where: { id: team.id }, data: { name } })
    await notify(tx, { kind: 'team', teamId, what: 'members', id: null })
    await audit(tx, ctx, {
      ...{ teamId, action: 'team.renamed', subjectKind: 'team', subjectId: teamId, subjectName: name },
      facts: { from: team.name, to: name },
    })
  })
  return (await teamOf(teamId, ctx.actor.userId)) as TeamView
}
