import { restoreImage } from '@/lib/gallery'
import { ImageParams } from '@/lib/gallery/schema'
import { route } from '@/lib/http'

export const POST = route({ permission: 'image:delete', params: ImageParams }, (ctx, { params }) =>
  restoreImage(ctx, params.imageId),
)
