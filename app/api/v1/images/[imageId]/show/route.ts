import { showImages } from '@/lib/gallery'
import { ImageParams } from '@/lib/gallery/schema'
import { route } from '@/lib/http'

export const PUT = route({ permission: 'image:show', params: ImageParams }, (ctx, { params }) =>
  showImages(ctx, [params.imageId], true),
)

export const DELETE = route({ permission: 'image:show', params: ImageParams }, (ctx, { params }) =>
  showImages(ctx, [params.imageId], false),
)
