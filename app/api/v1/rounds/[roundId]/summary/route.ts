import { route } from '@/lib/http'
import { summarizeRound } from '@/lib/review'
import { RoundParams } from '@/lib/review/schema'

export const GET = route({ permission: 'collection:read', params: RoundParams }, (ctx, { params }) =>
  summarizeRound(ctx, params.roundId),
)
