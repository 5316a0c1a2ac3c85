import { deliverImage } from '@/lib/gallery'
import { VariantParams, VariantQuery } from '@/lib/gallery/schema'
import { route } from '@/lib/http'

export const GET = route(
  { permission: 'image:read', params: VariantParams, query: VariantQuery },
  (ctx, { params, query }, request) =>
    deliverImage(ctx, { ...params, download: query.download === '1' }, request),
)

export const HEAD = GET
