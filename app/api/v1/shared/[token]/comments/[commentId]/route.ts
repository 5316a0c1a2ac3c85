import { route } from '@/lib/http'
import { changeGuestComment, deleteGuestComment } from '@/lib/review'
import { GuestCommentChange, SharedCommentParams } from '@/lib/review/schema'

export const PATCH = route(
  { permission: 'link:comment', params: SharedCommentParams, body: GuestCommentChange },
  (ctx, { params, body }) => changeGuestComment(ctx, params.commentId, body),
)

export const DELETE = route({ permission: 'link:comment', params: SharedCommentParams }, (ctx, { params }) =>
  deleteGuestComment(ctx, params.commentId),
)
