import { readLineage } from '@/lib/gallery'
import { ImageParams } from '@/lib/gallery/schema'
import { route } from '@/lib/http'

export const GET = route({ permission: 'image:read', params: ImageParams }, (ctx, { params }) =>
  readLineage(ctx, params.imageId),
)
