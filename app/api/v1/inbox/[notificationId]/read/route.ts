import { route } from '@/lib/http'
import { markRead } from '@/lib/inbox'
import { NotificationParams } from '@/lib/inbox/schema'

export const POST = route({ permission: 'inbox:manage', params: NotificationParams }, (ctx, { params }) =>
  markRead(ctx, params.notificationId),
)
