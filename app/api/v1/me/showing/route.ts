import { setShowsNewWork, showsNewWork } from '@/lib/gallery'
import { ShowingInput } from '@/lib/gallery/schema'
import { route } from '@/lib/http'

/** In the team one acts in. */
export const GET = route({ permission: 'image:read' }, async (ctx) => ({
  showsNewWork: await showsNewWork(ctx),
}))

export const PUT = route({ permission: 'image:show', body: ShowingInput }, (ctx, { body }) =>
  setShowsNewWork(ctx, body.showsNewWork),
)
