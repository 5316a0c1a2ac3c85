import { route } from '@/lib/http'
import { codeOfGeneration } from '@/lib/runs'
import { CodeQuery, GenerationParams } from '@/lib/runs/schema'

export const GET = route(
  { permission: 'run:read', params: GenerationParams, query: CodeQuery },
  (ctx, { params, query }) => codeOfGeneration(ctx, params.generationId, query.language),
)
