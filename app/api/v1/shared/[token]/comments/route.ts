import { route } from '@/lib/http'
import { listGuestComments, writeGuestComment } from '@/lib/review'
import { GuestCommentInput } from '@/lib/review/schema'
import { SharedParams } from '@/lib/share/schema'

export const GET = route({ permission: 'link:comment', params: SharedParams }, (ctx) =>
  listGuestComments(ctx),
)

export const POST = route(
  { permission: 'link:comment', params: SharedParams, body: GuestCommentInput, status: 201 },
  (ctx, { body }) => writeGuestComment(ctx, body),
)
