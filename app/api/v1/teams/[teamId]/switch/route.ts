import { answerSwitched } from '@/lib/auth'
import { route } from '@/lib/http'
import { TeamParams } from '@/lib/teams/schema'

export const POST = route({ permission: 'team:read', params: TeamParams }, (ctx, { params }, request) =>
  answerSwitched(ctx, request, params.teamId),
)
