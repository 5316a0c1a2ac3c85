import { route } from '@/lib/http'
import { deliverOpenGraph } from '@/lib/share'
import { SharedParams } from '@/lib/share/schema'

export const GET = route({ permission: 'link:view', params: SharedParams }, (ctx, _input, request) =>
  deliverOpenGraph(ctx, request),
)
