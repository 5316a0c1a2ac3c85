import { suspendPerson } from '@/lib/auth'
import { PersonParams } from '@/lib/auth/schema'
import { route } from '@/lib/http'

export const POST = route({ permission: 'people:manage', params: PersonParams }, (ctx, { params }) =>
  suspendPerson(ctx, params.userId),
)
