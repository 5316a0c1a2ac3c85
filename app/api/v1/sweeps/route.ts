import { z } from 'zod'
import { route } from '@/lib/http'
import { startSweep } from '@/lib/runs'
import { IdempotencyKey } from '@/lib/runs/schema'
import { StartSweepInput } from '@/lib/runs/sweep/schema'

const headers = z.object({ 'idempotency-key': IdempotencyKey })

export const POST = route(
  { permission: 'run:create', headers, body: StartSweepInput, status: 202 },
  (ctx, { headers, body }) => startSweep(ctx, body, headers['idempotency-key']),
)
