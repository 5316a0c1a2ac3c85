import { auditOriginal } from '@/lib/audit'
import type { LinkCtx } from '@/lib/core/actor'
import { makeVariants, type Servable, serveBytes, strippedBytes } from '@/lib/gallery'
import { nothingHere } from './admit'
import { stemOf } from './rules'
import type { SharedVariant } from './schema'
import { findShown } from './shown'
import { readTarget } from './view'

// Asked again each time, so that what is shut or thrown away is gone at the next look.
const ALWAYS_ASKED = () => 'private, no-cache'

type Asked = { imageId: string; variant: SharedVariant }

/**
 * The bytes of a picture the link shows, as HTTP. Throws NOT_FOUND for any other picture, and for whatever is larger
 * than a preview unless downloads are allowed: then it is the original, or a stripped one as large.
 */
export async function deliverShared(ctx: LinkCtx, asked: Asked, request: Request): Promise<Response> {
  const isFull = asked.variant === 'original'
  if (isFull && !ctx.actor.allowsDownload) throw nothingHere()
  const image = await findShown(ctx, asked.imageId, asked.variant)
  if (!image) throw nothingHere()
  return isFull ? deliverFull(ctx, image, request) : deliverSmall(ctx, image, asked.variant, request)
}

async function deliverSmall(ctx: LinkCtx, image: Servable, variant: SharedVariant, request: Request) {
  // The original must not stand in for versions that are still being made.
  const ready = image.made ? image : await makeNow(ctx, image.id, variant)
  const policy = { cacheControl: ALWAYS_ASKED, derivativesOnly: true }
  return serveBytes(
    ready,
    { variant, download: false, fileName: `picture-${image.id.slice(-6)}` },
    request,
    policy,
  )
}

async function makeNow(ctx: LinkCtx, imageId: string, variant: SharedVariant): Promise<Servable> {
  const made = await makeVariants(imageId)
  const image = made.ok ? await findShown(ctx, imageId, variant) : null
  if (!image) throw nothingHere()
  return image
}

async function deliverFull(ctx: LinkCtx, image: Servable, request: Request): Promise<Response> {
  const { title } = await readTarget(ctx)
  const bytes = ctx.actor.givesOriginals ? image : await strippedBytes(image)
  const fileName = `${stemOf(title)}-${image.id.slice(-6)}`
  const { teamId, givesOriginals } = ctx.actor
  const subject = { kind: 'image', id: image.id, name: '' }
  return serveBytes(
    { ...image, ...bytes },
    { variant: 'original', download: true, fileName },
    request,
    { cacheControl: ALWAYS_ASKED },
    () => auditOriginal(ctx, { teamId, subject, how: givesOriginals ? 'downloaded' : 'copied' }),
  )
}
