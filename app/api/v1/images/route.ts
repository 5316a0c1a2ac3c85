import { listImages } from '@/lib/gallery'
import { ImageListQuery } from '@/lib/gallery/schema'
import { route } from '@/lib/http'

export const GET = route({ permission: 'image:read', query: ImageListQuery }, (ctx, { query }) =>
  listImages(ctx, query),
)
