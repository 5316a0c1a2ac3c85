import { route } from '@/lib/http'
import { cancelGeneration } from '@/lib/runs'
import { GenerationParams } from '@/lib/runs/schema'

export const POST = route({ permission: 'run:cancel', params: GenerationParams }, (ctx, { params }) =>
  cancelGeneration(ctx, params.generationId),
)
