import { PageQuery } from '@/lib/core/page'
import { route } from '@/lib/http'
import { readShared, viewShared } from '@/lib/share'
import { SharedParams } from '@/lib/share/schema'

export const GET = route(
  { permission: 'link:view', params: SharedParams, query: PageQuery },
  (ctx, { query }) => (query.cursor === undefined ? viewShared(ctx, query.limit) : readShared(ctx, query)),
)
