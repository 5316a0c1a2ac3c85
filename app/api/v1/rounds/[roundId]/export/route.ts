import { route } from '@/lib/http'
import { exportRound } from '@/lib/review'
import { ExportQuery, RoundParams } from '@/lib/review/schema'

export const GET = route(
  { permission: 'review:manage', params: RoundParams, query: ExportQuery },
  (ctx, { params, query }) => exportRound(ctx, params.roundId, query),
)
