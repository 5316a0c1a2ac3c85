import { revokeToken } from '@/lib/auth'
import { TokenParams } from '@/lib/auth/tokens/schema'
import { route } from '@/lib/http'

export const DELETE = route({ permission: 'token:manage', params: TokenParams }, (ctx, { params }) =>
  revokeToken(ctx, params.tokenId),
)
