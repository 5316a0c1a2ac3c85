import { route } from '@/lib/http'
import { reopenThread } from '@/lib/review'
import { CommentParams } from '@/lib/review/schema'

export const POST = route({ permission: 'comment:write', params: CommentParams }, (ctx, { params }) =>
  reopenThread(ctx, params.commentId),
)
