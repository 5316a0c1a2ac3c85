import { addToCollection, removeFromCollection } from '@/lib/gallery'
import { CollectionImagesInput, CollectionParams } from '@/lib/gallery/collections/schema'
import { route } from '@/lib/http'

export const POST = route(
  { permission: 'collection:manage', params: CollectionParams, body: CollectionImagesInput },
  (ctx, { params, body }) => addToCollection(ctx, params.collectionId, body.imageIds),
)

export const DELETE = route(
  { permission: 'collection:manage', params: CollectionParams, body: CollectionImagesInput },
  (ctx, { params, body }) => removeFromCollection(ctx, params.collectionId, body.imageIds),
)
