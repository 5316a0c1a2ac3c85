import { PageQuery } from '@/lib/core/page'
import { listLedger } from '@/lib/credits'
import { route } from '@/lib/http'

export const GET = route({ permission: 'credits:read', query: PageQuery }, (ctx, { query }) =>
  listLedger(ctx, query),
)
