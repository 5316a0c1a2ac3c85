import { answerAtHome } from '@/lib/auth'
import { route } from '@/lib/http'
import { deleteTeam, renameTeam } from '@/lib/membership'
import { RenameTeamInput, TeamParams } from '@/lib/teams/schema'

export const PATCH = route(
  { permission: 'team:manage', params: TeamParams, body: RenameTeamInput },
  (ctx, { params, body }) => renameTeam(ctx, params.teamId, body),
)

export const DELETE = route(
  { permission: 'team:delete', params: TeamParams },
  async (ctx, { params }, request) => {
    const deleted = await deleteTeam(ctx, params.teamId)
    return deleted.ok ? answerAtHome(request) : deleted
  },
)
