import { route } from '@/lib/http'
import { getGuestRound } from '@/lib/review'
import { SharedParams } from '@/lib/share/schema'

export const GET = route({ permission: 'link:vote', params: SharedParams }, (ctx) => getGuestRound(ctx))
