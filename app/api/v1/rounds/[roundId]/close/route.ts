import { route } from '@/lib/http'
import { closeRound } from '@/lib/review'
import { RoundParams } from '@/lib/review/schema'

export const POST = route({ permission: 'review:manage', params: RoundParams }, (ctx, { params }) =>
  closeRound(ctx, params.roundId),
)
