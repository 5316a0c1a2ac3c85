import { publicOrigin } from '@/lib/auth'
import { route } from '@/lib/http'
import { createInvite } from '@/lib/membership'
import { listInvites } from '@/lib/teams'
import { CreateInviteInput } from '@/lib/teams/schema'

export const GET = route({ permission: 'member:invite' }, (ctx) => listInvites(ctx))

export const POST = route(
  { permission: 'member:invite', body: CreateInviteInput, status: 201 },
  (ctx, { body }, request) => createInvite(ctx, body, publicOrigin(request.headers)),
)
