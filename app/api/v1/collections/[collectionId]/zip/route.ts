import { CollectionParams } from '@/lib/gallery/collections/schema'
import { route } from '@/lib/http'
import { zipCollection } from '@/lib/share'

export const GET = route(
  { permission: 'collection:read', params: CollectionParams },
  (ctx, { params }, request) => zipCollection(ctx, params.collectionId, request),
)
