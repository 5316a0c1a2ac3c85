import { route } from '@/lib/http'
import { reopenRound } from '@/lib/review'
import { RoundParams } from '@/lib/review/schema'

export const POST = route({ permission: 'review:manage', params: RoundParams }, (ctx, { params }) =>
  reopenRound(ctx, params.roundId),
)
