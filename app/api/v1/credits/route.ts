import { getWallet } from '@/lib/credits'
import { route } from '@/lib/http'

export const GET = route({ permission: 'credits:read' }, (ctx) => getWallet(ctx))
