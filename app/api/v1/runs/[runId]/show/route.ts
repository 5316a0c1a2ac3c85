import { route } from '@/lib/http'
import { showRun } from '@/lib/runs'
import { RunParams } from '@/lib/runs/schema'

export const PUT = route({ permission: 'image:show', params: RunParams }, (ctx, { params }) =>
  showRun(ctx, params.runId, true),
)

export const DELETE = route({ permission: 'image:show', params: RunParams }, (ctx, { params }) =>
  showRun(ctx, params.runId, false),
)
