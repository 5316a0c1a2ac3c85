import { route } from '@/lib/http'
import { zipFinals } from '@/lib/review'
import { RoundParams } from '@/lib/review/schema'

export const GET = route({ permission: 'review:manage', params: RoundParams }, (ctx, { params }, request) =>
  zipFinals(ctx, params.roundId, request),
)
