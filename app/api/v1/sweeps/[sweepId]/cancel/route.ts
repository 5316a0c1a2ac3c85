import { route } from '@/lib/http'
import { cancelSweep } from '@/lib/runs'
import { SweepParams } from '@/lib/runs/sweep/schema'

export const POST = route({ permission: 'run:cancel', params: SweepParams }, (ctx, { params }) =>
  cancelSweep(ctx, params.sweepId),
)
