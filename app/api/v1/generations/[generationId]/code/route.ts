import { z } from 'zod'
import { route } from '@/lib/http'
import { CODE_LANGUAGES } from '@/lib/interop/code/schema'
import { codeOfGeneration } from '@/lib/runs'
import { GenerationParams } from '@/lib/runs/schema'

const query = z.object({ language: z.enum(CODE_LANGUAGES).default('curl') })

export const GET = route(
  { permission: 'run:read', params: GenerationParams, query },
  (ctx, { params, query }) => codeOfGeneration(ctx, params.generationId, query.language),
)
