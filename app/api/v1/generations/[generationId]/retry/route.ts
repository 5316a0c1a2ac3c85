import { route } from '@/lib/http'
import { retryGeneration } from '@/lib/runs'
import { GenerationParams, StartRunHeaders } from '@/lib/runs/schema'

export const POST = route(
  { permission: 'run:create', params: GenerationParams, headers: StartRunHeaders, status: 202 },
  (ctx, { params, headers }) => retryGeneration(ctx, params.generationId, headers['idempotency-key']),
)
