import { route } from '@/lib/http'
import { revokeInvite } from '@/lib/membership'
import { InviteParams } from '@/lib/teams/schema'

export const DELETE = route({ permission: 'member:invite', params: InviteParams }, (ctx, { params }) =>
  revokeInvite(ctx, params.inviteId),
)
