import { CollectionParams } from '@/lib/gallery/collections/schema'
import { route } from '@/lib/http'
import { listRounds, openRound } from '@/lib/review'
import { OpenRoundInput } from '@/lib/review/schema'

export const GET = route({ permission: 'collection:read', params: CollectionParams }, (ctx, { params }) =>
  listRounds(ctx, params.collectionId),
)

export const POST = route(
  { permission: 'review:manage', params: CollectionParams, body: OpenRoundInput, status: 201 },
  (ctx, { params, body }) => openRound(ctx, params.collectionId, body),
)
