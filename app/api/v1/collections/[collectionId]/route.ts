import { changeCollection, discardCollection, getCollection } from '@/lib/gallery'
import { CollectionChange, CollectionParams } from '@/lib/gallery/collections/schema'
import { route } from '@/lib/http'

export const GET = route({ permission: 'collection:read', params: CollectionParams }, (ctx, { params }) =>
  getCollection(ctx, params.collectionId),
)

export const PATCH = route(
  { permission: 'collection:manage', params: CollectionParams, body: CollectionChange },
  (ctx, { params, body }) => changeCollection(ctx, params.collectionId, body),
)

export const DELETE = route(
  { permission: 'collection:manage', params: CollectionParams },
  (ctx, { params }) => discardCollection(ctx, params.collectionId),
)
