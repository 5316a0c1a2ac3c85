import { route } from '@/lib/http'
import { castGuestVote, retractGuestVote } from '@/lib/review'
import { SharedVoteParams, VoteInput } from '@/lib/review/schema'

export const PUT = route(
  { permission: 'link:vote', params: SharedVoteParams, body: VoteInput },
  (ctx, { params, body }) => castGuestVote(ctx, params.imageId, body),
)

export const DELETE = route({ permission: 'link:vote', params: SharedVoteParams }, (ctx, { params }) =>
  retractGuestVote(ctx, params.imageId),
)
