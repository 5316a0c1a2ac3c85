import { route } from '@/lib/http'
import { leaveTeam } from '@/lib/membership'
import { LeaveTeamInput, TeamParams } from '@/lib/teams/schema'

export const POST = route(
  { permission: 'team:read', params: TeamParams, body: LeaveTeamInput },
  (ctx, { params, body }) => leaveTeam(ctx, params.teamId, body),
)
