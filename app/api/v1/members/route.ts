import { route } from '@/lib/http'
import { listMembers } from '@/lib/membership'

export const GET = route({ permission: 'team:read' }, (ctx) => listMembers(ctx))
