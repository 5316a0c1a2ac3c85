import { route } from '@/lib/http'
import { getRound } from '@/lib/review'
import { RoundParams } from '@/lib/review/schema'

export const GET = route({ permission: 'collection:read', params: RoundParams }, (ctx, { params }) =>
  getRound(ctx, params.roundId),
)
