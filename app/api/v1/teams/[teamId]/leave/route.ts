import { answerAtHome } from '@/lib/auth'
import { route } from '@/lib/http'
import { leaveTeam } from '@/lib/membership'
import { LeaveTeamInput, TeamParams } from '@/lib/teams/schema'

export const POST = route(
  { permission: 'team:read', params: TeamParams, body: LeaveTeamInput },
  async (ctx, { params, body }, request) => {
    const left = await leaveTeam(ctx, params.teamId, body)
    return left.ok ? answerAtHome(request) : left
  },
)
