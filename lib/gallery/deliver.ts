import { auditOriginal } from '@/lib/audit'
import type { UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
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
  const isLasting = image.deletedAt === null && image.userId === ctx.actor.userId
  const cacheControl = (settled: boolean) =>
    settled && isLasting ? 'private, max-age=31536000, immutable' : 'private, no-cache'
  return serveBytes(image, asked, request, { cacheControl }, () => record(ctx, image, asked))
}

/** What a script asks for, it takes. That a page shows their author what they made is no news. */
async function record(ctx: UserCtx, image: Servable, { download }: Asked): Promise<void> {
  const { id, teamId, userId, prompt, fileName } = image
  const isTaken = download || ctx.actor.token !== undefined
  if (!isTaken && userId === ctx.actor.userId) return
  const subject = { kind: 'image', id, name: prompt || (fileName ?? '') }
  await auditOriginal(ctx, { teamId, subject, how: isTaken ? 'downloaded' : 'opened' })
}
