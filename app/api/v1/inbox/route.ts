import { PageQuery } from '@/lib/core/page'
import { route } from '@/lib/http'
import { listInbox } from '@/lib/news'

export const GET = route({ permission: 'inbox:manage', query: PageQuery }, (ctx, { query }) =>
  listInbox(ctx, query),
)
