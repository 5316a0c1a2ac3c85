import { restoreCollection } from '@/lib/gallery'
import { CollectionParams } from '@/lib/gallery/collections/schema'
import { route } from '@/lib/http'

export const POST = route({ permission: 'collection:manage', params: CollectionParams }, (ctx, { params }) =>
  restoreCollection(ctx, params.collectionId),
)
