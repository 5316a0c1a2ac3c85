import { route } from '@/lib/http'
import { moveLink } from '@/lib/share'
import { LinkParams } from '@/lib/share/schema'

export const POST = route({ permission: 'share:create', params: LinkParams }, (ctx, { params }) =>
  moveLink(ctx, params.linkId),
)
