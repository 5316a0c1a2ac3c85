import { route } from '@/lib/http'
import { markFinal, unmarkFinal } from '@/lib/review'
import { RoundImageParams } from '@/lib/review/schema'

export const PUT = route({ permission: 'review:manage', params: RoundImageParams }, (ctx, { params }) =>
  markFinal(ctx, params.roundId, params.imageId),
)

export const DELETE = route({ permission: 'review:manage', params: RoundImageParams }, (ctx, { params }) =>
  unmarkFinal(ctx, params.roundId, params.imageId),
)
