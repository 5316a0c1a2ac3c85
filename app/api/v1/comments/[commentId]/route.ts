import { route } from '@/lib/http'
import { changeComment, deleteComment } from '@/lib/review'
import { CommentChange, CommentParams } from '@/lib/review/schema'

export const PATCH = route(
  { permission: 'comment:write', params: CommentParams, body: CommentChange },
  (ctx, { params, body }) => changeComment(ctx, params.commentId, body),
)

export const DELETE = route({ permission: 'comment:write', params: CommentParams }, (ctx, { params }) =>
  deleteComment(ctx, params.commentId),
)
