import { route } from '@/lib/http'
import { changeLink, revokeLink } from '@/lib/share'
import { ChangeLinkInput, LinkParams } from '@/lib/share/schema'

export const PATCH = route(
  { permission: 'share:create', params: LinkParams, body: ChangeLinkInput },
  (ctx, { params, body }) => changeLink(ctx, params.linkId, body),
)

export const DELETE = route({ permission: 'share:create', params: LinkParams }, (ctx, { params }) =>
  revokeLink(ctx, params.linkId),
)
