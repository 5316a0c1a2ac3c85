import { route } from '@/lib/http'
import { restoreTeam } from '@/lib/membership'
import { TeamParams } from '@/lib/teams/schema'

export const POST = route({ permission: 'team:delete', params: TeamParams }, (ctx, { params }) =>
  restoreTeam(ctx, params.teamId),
)
