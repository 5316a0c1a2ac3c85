import { favouriteImage, unfavouriteImage } from '@/lib/gallery'
import { ImageParams } from '@/lib/gallery/schema'
import { route } from '@/lib/http'

export const PUT = route({ permission: 'image:read', params: ImageParams }, (ctx, { params }) =>
  favouriteImage(ctx, params.imageId),
)

export const DELETE = route({ permission: 'image:read', params: ImageParams }, (ctx, { params }) =>
  unfavouriteImage(ctx, params.imageId),
)
