import { route } from '@/lib/http'
import { cancelRun } from '@/lib/runs'
import { RunParams } from '@/lib/runs/schema'

export const POST = route({ permission: 'run:cancel', params: RunParams }, (ctx, { params }) =>
  cancelRun(ctx, params.runId),
)
