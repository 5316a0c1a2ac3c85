import type { UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { logger } from '@/lib/logger'
import { MissingBlob, storage } from '@/lib/storage'
import { mayReadImage } from './policy'
import { findServable, type Servable } from './queries'
import { type Bytes, chooseBytes, disposition, fileNameOf, namesTag, rangeOf } from './rules'
import type { Variant } from './schema'

type Asked = { imageId: string; variant: Variant; download: boolean }
type Chosen = { bytes: Bytes; settled: boolean }

/** The bytes of an image the actor may see, as HTTP: validators, one range, HEAD. Throws NOT_FOUND for a stranger's. */
export async function deliverImage(ctx: UserCtx, asked: Asked, request: Request): Promise<Response> {
  const image = grant(ctx, 'readImage', await findServable(ctx, asked.imageId, asked.variant), mayReadImage)
  const { id, format, sha256, byteLength, made } = image
  const original = { format, sha256, byteLength }
  const chosen = chooseBytes(asked.variant, request.headers.get('accept'), original, made ?? [])
  try {
    return await answer(request, chosen, headersOf(ctx, image, asked, chosen))
  } catch (error) {
    if (!(error instanceof MissingBlob) || chosen.bytes.sha256 === sha256) throw error
    logger().warn(
      { imageId: id, sha256: error.sha256 },
      'a variant is gone from storage: the original is shown',
    )
    const instead = { bytes: original, settled: false }
    return answer(request, instead, headersOf(ctx, image, asked, instead))
  }
}

async function answer(request: Request, { bytes }: Chosen, headers: Headers): Promise<Response> {
  const etag = headers.get('etag') ?? ''
  if (namesTag(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers })
  const condition = request.headers.get('if-range')
  const wanted = condition === null || condition === etag ? request.headers.get('range') : null
  const range = rangeOf(wanted, bytes.byteLength)
  if (range === 'unsatisfiable') return beyond(bytes.byteLength)
  const length = range ? range.end - range.start + 1 : bytes.byteLength
  headers.set('content-type', `image/${bytes.format}`)
  // Next 16.4 leaves this one out of what it sends (send-response.js): the body then goes in chunks.
  headers.set('content-length', String(length))
  if (range) headers.set('content-range', `bytes ${range.start}-${range.end}/${bytes.byteLength}`)
  const status = range ? 206 : 200
  if (request.method === 'HEAD') return new Response(null, { status, headers })
  const { stream } = await storage().open(bytes.sha256, range ?? undefined)
  return new Response(stream, { status, headers })
}

const beyond = (byteLength: number): Response =>
  new Response(null, {
    status: 416,
    headers: { 'content-range': `bytes */${byteLength}`, 'cache-control': 'no-store' },
  })

/**
 * One's own bytes never change under their address, so they are kept for a year; what is in the trash, will be
 * replaced by a smaller version soon, or is somebody else's and may be hidden any moment, is asked for again each
 * time and answered by its tag.
 */
function headersOf(
  { actor }: UserCtx,
  image: Servable,
  { download }: Asked,
  { bytes, settled }: Chosen,
): Headers {
  const kept = settled && image.deletedAt === null && image.userId === actor.userId
  return new Headers({
    etag: `"${bytes.sha256.slice(0, 32)}"`,
    'cache-control': kept ? 'private, max-age=31536000, immutable' : 'private, no-cache',
    vary: 'accept',
    'accept-ranges': 'bytes',
    'content-disposition': disposition(
      download ? 'attachment' : 'inline',
      fileNameOf({ ...image, format: bytes.format }),
    ),
    'x-content-type-options': 'nosniff',
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
    'cross-origin-resource-policy': 'same-origin',
  })
}
