import { moveInCollection } from '@/lib/gallery'
import { CollectionParams, MoveImagesInput } from '@/lib/gallery/collections/schema'
import { route } from '@/lib/http'

export const POST = route(
  { permission: 'collection:manage', params: CollectionParams, body: MoveImagesInput },
  (ctx, { params, body }) => moveInCollection(ctx, params.collectionId, body),
)
