import type { UserCtx } from '@/lib/core/actor'
import { getImageDetail } from '@/lib/gallery'
import type { ImageQuery } from '@/lib/gallery/schema'
import { getGenerationFacts } from '@/lib/runs'

/**
 * An image with how it came to be, for its author what it cost, and its neighbours on the wall it was opened from;
 * settings are null for bytes without a generation.
 */
export async function readImageFacts(ctx: UserCtx, imageId: string, from?: ImageQuery) {
  const image = await getImageDetail(ctx, imageId, from)
  const made = image.generationId ? await getGenerationFacts(ctx, image.generationId) : null
  const { settings = null, modelName = null, seed = null, receipt = null } = made ?? {}
  return { image, settings, modelName, seed, receipt }
}
