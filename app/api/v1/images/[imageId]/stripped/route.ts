import { deliverStripped } from '@/lib/gallery'
import { ImageParams, StrippedQuery } from '@/lib/gallery/schema'
import { route } from '@/lib/http'

export const GET = route(
  { permission: 'image:read', params: ImageParams, query: StrippedQuery },
  (ctx, { params, query }) => deliverStripped(ctx, params.imageId, query.format),
)
