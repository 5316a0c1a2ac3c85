import { route } from '@/lib/http'
import { showSweep } from '@/lib/runs'
import { SweepParams } from '@/lib/runs/sweep/schema'

export const PUT = route({ permission: 'image:show', params: SweepParams }, (ctx, { params }) =>
  showSweep(ctx, params.sweepId, true),
)

export const DELETE = route({ permission: 'image:show', params: SweepParams }, (ctx, { params }) =>
  showSweep(ctx, params.sweepId, false),
)
