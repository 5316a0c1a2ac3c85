import { route } from '@/lib/http'
import { createLink, listLinks } from '@/lib/share'
import { CreateLinkInput, LinkListQuery } from '@/lib/share/schema'

export const GET = route({ permission: 'share:create', query: LinkListQuery }, (ctx, { query }) =>
  listLinks(ctx, query),
)

export const POST = route(
  { permission: 'share:create', body: CreateLinkInput, status: 201 },
  (ctx, { body }) => createLink(ctx, body),
)
