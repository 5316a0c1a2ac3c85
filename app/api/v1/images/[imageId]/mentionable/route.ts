import { ImageParams } from '@/lib/gallery/schema'
import { route } from '@/lib/http'
import { listMentionable } from '@/lib/review'
import { CommentListQuery } from '@/lib/review/schema'

export const GET = route(
  { permission: 'comment:write', params: ImageParams, query: CommentListQuery },
  (ctx, { params, query }) => listMentionable(ctx, params.imageId, query),
)
