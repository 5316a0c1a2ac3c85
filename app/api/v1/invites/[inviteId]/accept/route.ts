import { answerSwitched } from '@/lib/auth'
import { route } from '@/lib/http'
import { takeUpInvite } from '@/lib/membership'
import { InviteParams } from '@/lib/teams/schema'

/** Who joins acts in that team from then on. */
export const POST = route(
  { permission: 'account:manage', params: InviteParams },
  async (ctx, { params }, request) => {
    const joined = await takeUpInvite(ctx, params.inviteId)
    return joined.ok ? answerSwitched(ctx, request, joined.value.teamId, joined.value) : joined
  },
)
