import { listPeople } from '@/lib/auth'
import { PageQuery } from '@/lib/core/page'
import { route } from '@/lib/http'

export const GET = route({ permission: 'people:manage', query: PageQuery }, (ctx, { query }) =>
  listPeople(ctx, query),
)
