import { audit } from '@/lib/audit'
import type { UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { inTransaction } from '@/lib/db'
import { mayReadImage } from './policy'
import { findServable, type Servable } from './queries'
import type { Variant } from './schema'
import { serveBytes } from './serve'

type Asked = { imageId: string; variant: Variant; download: boolean }

/**
 * The bytes of an image the actor may see, as HTTP. Throws NOT_FOUND for a stranger's. One's own bytes never change
 * under their address, so they are kept for a year; what is in the trash, will be replaced by a smaller version soon,
 * or is somebody else's and may be hidden any moment, is asked for again each time and answered by its tag.
 */
export async function deliverImage(ctx: UserCtx, asked: Asked, request: Request): Promise<Response> {
  const image = grant(ctx, 'readImage', await findServable(ctx, asked.imageId, asked.variant), mayReadImage)
  // What a script asks for, it takes.
  const isTaken = asked.variant === 'original' && (asked.download || ctx.actor.token !== undefined)
  if (isTaken && request.method === 'GET') await record(ctx, image)
  const isLasting = image.deletedAt === null && image.userId === ctx.actor.userId
  const cacheControl = (settled: boolean) =>
    settled && isLasting ? 'private, max-age=31536000, immutable' : 'private, no-cache'
  return serveBytes(image, asked, request, { cacheControl })
}

/** That somebody took away what a teammate made is in the team's log. */
async function record(ctx: UserCtx, { id, teamId, userId, prompt, fileName }: Servable): Promise<void> {
  if (userId === ctx.actor.userId) return
  await inTransaction((tx) =>
    audit(tx, ctx, {
      ...{ teamId, action: 'image.original-downloaded', subjectKind: 'image', subjectId: id },
      ...{ subjectName: prompt || (fileName ?? ''), facts: {} },
    }),
  )
}
