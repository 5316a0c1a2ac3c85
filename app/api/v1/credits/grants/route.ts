import { grantCredits } from '@/lib/credits'
import { GrantInput } from '@/lib/credits/schema'
import { route } from '@/lib/http'

export const POST = route({ permission: 'credits:grant', body: GrantInput, status: 201 }, (ctx, { body }) =>
  grantCredits(ctx, body),
)
