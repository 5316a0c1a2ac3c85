import { trashImage } from '@/lib/gallery'
import { ImageParams } from '@/lib/gallery/schema'
import { route } from '@/lib/http'
import { readImageFacts } from './image-facts'

export const GET = route({ permission: 'image:read', params: ImageParams }, (ctx, { params }) =>
  readImageFacts(ctx, params.imageId),
)

export const DELETE = route({ permission: 'image:delete', params: ImageParams }, (ctx, { params }) =>
  trashImage(ctx, params.imageId),
)
