import { route } from '@/lib/http'
import { markAllRead } from '@/lib/inbox'

export const POST = route({ permission: 'inbox:manage' }, markAllRead)
