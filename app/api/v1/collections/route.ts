import { createCollection, listCollections } from '@/lib/gallery'
import { CollectionListQuery, NewCollectionInput } from '@/lib/gallery/collections/schema'
import { route } from '@/lib/http'

export const GET = route({ permission: 'collection:read', query: CollectionListQuery }, (ctx, { query }) =>
  listCollections(ctx, query),
)

export const POST = route(
  { permission: 'collection:manage', body: NewCollectionInput, status: 201 },
  (ctx, { body }) => createCollection(ctx, body),
)
