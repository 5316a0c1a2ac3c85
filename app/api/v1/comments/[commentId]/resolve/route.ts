import { route } from '@/lib/http'
import { resolveThread } from '@/lib/review'
import { CommentParams } from '@/lib/review/schema'

export const POST = route({ permission: 'comment:write', params: CommentParams }, (ctx, { params }) =>
  resolveThread(ctx, params.commentId),
)
