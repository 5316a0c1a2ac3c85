import { route } from '@/lib/http'
import { declineInvite } from '@/lib/membership'
import { InviteParams } from '@/lib/teams/schema'

export const POST = route({ permission: 'account:manage', params: InviteParams }, (ctx, { params }) =>
  declineInvite(ctx, params.inviteId),
)
