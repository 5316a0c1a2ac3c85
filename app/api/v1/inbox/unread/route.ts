import { route } from '@/lib/http'
import { countUnread } from '@/lib/news'

export const GET = route({ permission: 'inbox:manage' }, countUnread)
