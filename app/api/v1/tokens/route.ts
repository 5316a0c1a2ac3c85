import { createToken, listTokens } from '@/lib/auth'
import { NewTokenInput } from '@/lib/auth/tokens/schema'
import { PageQuery } from '@/lib/core/page'
import { route } from '@/lib/http'

export const GET = route({ permission: 'token:manage', query: PageQuery }, (ctx, { query }) =>
  listTokens(ctx, query),
)

export const POST = route({ permission: 'token:manage', body: NewTokenInput, status: 201 }, (ctx, { body }) =>
  createToken(ctx, body),
)
