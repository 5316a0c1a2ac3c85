import type { UserCtx } from '@/lib/core/actor'
import { getImageDetail } from '@/lib/gallery'
import { getGenerationFacts } from '@/lib/runs'

/** An image with how it came to be and what it cost; those are null for bytes without a generation. */
export async function readImageFacts(ctx: UserCtx, imageId: string) {
  const image = await getImageDetail(ctx, imageId)
  const made = image.generationId ? await getGenerationFacts(ctx, image.generationId) : null
  const { settings = null, modelName = null, seed = null, receipt = null } = made ?? {}
  return { image, settings, modelName, seed, receipt }
}
