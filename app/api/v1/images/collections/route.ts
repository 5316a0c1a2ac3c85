import { withdrawImages } from '@/lib/gallery'
import { ImagesInput } from '@/lib/gallery/schema'
import { route } from '@/lib/http'

export const DELETE = route({ permission: 'image:show', body: ImagesInput }, (ctx, { body }) =>
  withdrawImages(ctx, body.imageIds),
)
