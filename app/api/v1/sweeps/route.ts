import { route } from '@/lib/http'
import { startSweep } from '@/lib/runs'
import { StartSweepHeaders, StartSweepInput } from '@/lib/runs/sweep/schema'

export const POST = route(
  { permission: 'run:create', headers: StartSweepHeaders, body: StartSweepInput, status: 202 },
  (ctx, { headers, body }) => startSweep(ctx, body, headers['idempotency-key']),
)
