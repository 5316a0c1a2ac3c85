import { route } from '@/lib/http'
import { getSweep } from '@/lib/runs'
import { SweepParams } from '@/lib/runs/sweep/schema'

export const GET = route({ permission: 'run:read', params: SweepParams }, (ctx, { params }) =>
  getSweep(ctx, params.sweepId),
)
