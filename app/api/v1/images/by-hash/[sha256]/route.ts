import { findByHash } from '@/lib/gallery'
import { HashParams } from '@/lib/gallery/schema'
import { route } from '@/lib/http'
import { readImageFacts } from '../../[imageId]/image-facts'

export const GET = route({ permission: 'image:read', params: HashParams }, async (ctx, { params }) =>
  readImageFacts(ctx, (await findByHash(ctx, params.sha256)).id),
)
