import { getMe, updateProfile } from '@/lib/auth'
import { UpdateProfileInput } from '@/lib/auth/schema'
import { route } from '@/lib/http'

export const GET = route({ permission: 'account:manage' }, getMe)

export const PATCH = route({ permission: 'account:manage', body: UpdateProfileInput }, (ctx, { body }) =>
  updateProfile(ctx, body),
)
