import { trashImage } from '@/lib/gallery'
import { ImageParams, ImageQuery } from '@/lib/gallery/schema'
import { route } from '@/lib/http'
import { readImageFacts } from './image-facts'

export const GET = route(
  { permission: 'image:read', params: ImageParams, query: ImageQuery },
  (ctx, { params, query }) => readImageFacts(ctx, params.imageId, query),
)

export const DELETE = route({ permission: 'image:delete', params: ImageParams }, (ctx, { params }) =>
  trashImage(ctx, params.imageId),
)
