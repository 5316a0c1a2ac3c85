import { route } from '@/lib/http'
import { getRun } from '@/lib/runs'
import { RunParams } from '@/lib/runs/schema'

export const GET = route({ permission: 'run:read', params: RunParams }, (ctx, { params }) =>
  getRun(ctx, params.runId),
)
