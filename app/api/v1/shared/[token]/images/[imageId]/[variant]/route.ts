import { route } from '@/lib/http'
import { deliverShared } from '@/lib/share'
import { SharedImageParams } from '@/lib/share/schema'

export const GET = route({ permission: 'link:view', params: SharedImageParams }, (ctx, { params }, request) =>
  deliverShared(ctx, params, request),
)

export const HEAD = GET
