import { route } from '@/lib/http'
import { createTeam } from '@/lib/membership'
import { listTeams } from '@/lib/teams'
import { CreateTeamInput } from '@/lib/teams/schema'

export const GET = route({ permission: 'team:read' }, (ctx) => listTeams(ctx))

export const POST = route(
  { permission: 'team:create', body: CreateTeamInput, status: 201 },
  (ctx, { body }) => createTeam(ctx, body),
)
