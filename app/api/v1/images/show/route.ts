import { keptIn, showImages } from '@/lib/gallery'
import { ShowImagesInput } from '@/lib/gallery/schema'
import { route } from '@/lib/http'

/** `collections`: in how many of them the images stay that were hidden, put there by their author. */
export const POST = route({ permission: 'image:show', body: ShowImagesInput }, async (ctx, { body }) => {
  await showImages(ctx, body.imageIds, body.shown)
  return { collections: body.shown ? 0 : await keptIn(ctx, body.imageIds) }
})
