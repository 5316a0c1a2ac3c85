import { route } from '@/lib/http'
import { checkBalance } from '@/lib/runs'
import { ProviderParams } from '@/lib/runs/health/schema'

export const POST = route({ permission: 'providers:read', params: ProviderParams }, (ctx, { params }) =>
  checkBalance(ctx, params.providerId),
)
