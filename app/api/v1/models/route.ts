import { route } from '@/lib/http'
import { isSandbox } from '@/lib/providers'
import { listModels } from '@/lib/runs'

export const GET = route({ permission: 'run:read' }, async (ctx) => ({
  items: await listModels(ctx),
  sandbox: isSandbox(),
}))
