import { ImageParams } from '@/lib/gallery/schema'
import { route } from '@/lib/http'
import { listComments, writeComment } from '@/lib/review'
import { CommentInput, CommentListQuery } from '@/lib/review/schema'

export const GET = route(
  { permission: 'image:read', params: ImageParams, query: CommentListQuery },
  (ctx, { params, query }) => listComments(ctx, params.imageId, query),
)

export const POST = route(
  { permission: 'comment:write', params: ImageParams, body: CommentInput, status: 201 },
  (ctx, { params, body }) => writeComment(ctx, params.imageId, body),
)
