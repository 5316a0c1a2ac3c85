import { route } from '@/lib/http'
import { castVote, retractVote } from '@/lib/review'
import { RoundImageParams, VoteInput } from '@/lib/review/schema'

export const PUT = route(
  { permission: 'review:vote', params: RoundImageParams, body: VoteInput },
  (ctx, { params, body }) => castVote(ctx, params.roundId, params.imageId, body),
)

export const DELETE = route({ permission: 'review:vote', params: RoundImageParams }, (ctx, { params }) =>
  retractVote(ctx, params.roundId, params.imageId),
)
