import { PageQuery } from '@/lib/core/page'
import { route } from '@/lib/http'
import { listActivity } from '@/lib/news'

export const GET = route({ permission: 'team:read', query: PageQuery }, (ctx, { query }) =>
  listActivity(ctx, query),
)
