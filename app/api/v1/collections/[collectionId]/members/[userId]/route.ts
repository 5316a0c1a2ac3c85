import { grantCollection } from '@/lib/gallery'
import { CollectionGrantInput, CollectionMemberParams } from '@/lib/gallery/collections/schema'
import { route } from '@/lib/http'

export const PUT = route(
  { permission: 'collection:manage', params: CollectionMemberParams, body: CollectionGrantInput },
  (ctx, { params, body }) => grantCollection(ctx, params, body.level),
)

export const DELETE = route(
  { permission: 'collection:manage', params: CollectionMemberParams },
  (ctx, { params }) => grantCollection(ctx, params, null),
)
