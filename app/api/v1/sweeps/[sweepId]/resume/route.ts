import { route } from '@/lib/http'
import { resumeSweep } from '@/lib/runs'
import { ResumeSweepInput, SweepParams } from '@/lib/runs/sweep/schema'

export const POST = route(
  { permission: 'run:create', params: SweepParams, body: ResumeSweepInput, status: 202 },
  (ctx, { params, body }) => resumeSweep(ctx, params.sweepId, body),
)
