import { route } from '@/lib/http'
import { listProviders } from '@/lib/runs'

export const GET = route({ permission: 'providers:read' }, async (ctx) => ({
  items: await listProviders(ctx),
}))
