import { GiveCreditsInput } from '@/lib/credits/schema'
import { route } from '@/lib/http'
import { giveCredits } from '@/lib/membership'
import { StartGiftHeaders } from '@/lib/membership/schema'
import { MemberParams } from '@/lib/teams/schema'

export const POST = route(
  {
    permission: 'credits:give',
    params: MemberParams,
    headers: StartGiftHeaders,
    body: GiveCreditsInput,
    status: 201,
  },
  (ctx, { params, body, headers }) => giveCredits(ctx, params.userId, body, headers['idempotency-key']),
)
