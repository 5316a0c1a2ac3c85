import { answerSwitched, clientAddress } from '@/lib/auth'
import { route } from '@/lib/http'
import { acceptInvite } from '@/lib/membership'
import { AcceptInviteInput } from '@/lib/teams/schema'

/** Who joins acts in that team from then on. */
export const POST = route(
  { permission: 'account:manage', body: AcceptInviteInput },
  async (ctx, { body }, request) => {
    const joined = await acceptInvite(ctx, body.token, clientAddress(request.headers))
    return joined.ok ? answerSwitched(ctx, request, joined.value.teamId, joined.value) : joined
  },
)
