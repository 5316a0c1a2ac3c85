import { auditOriginal } from '@/lib/audit'
import type { UserCtx } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { grant } from '@/lib/core/grant'
import { storage } from '@/lib/storage'
import { library } from './library'
import { mayReadImage } from './policy'
import { findServable, type Servable } from './queries'
import { disposition, fileNameOf } from './rules'

const MAX_PIXELS = 2 ** 26
type StrippedFormat = 'png' | 'webp'

/**
 * The picture alone, at its full size, as a file to keep: drawn anew, so that no setting, credential or place is in
 * it. Throws NOT_FOUND for a stranger's.
 */
export async function deliverStripped(
  ctx: UserCtx,
  imageId: string,
  format: StrippedFormat,
): Promise<Response> {
  const image = grant(ctx, 'readImage', await findServable(ctx, imageId, 'original'), mayReadImage)
  const answer = await serveStripped(image, format)
  const { id, teamId, prompt, fileName } = image
  const subject = { kind: 'image', id, name: prompt || (fileName ?? '') }
  await auditOriginal(ctx, { teamId, subject, how: 'copied' })
  return answer
}

/** The same for callers that have checked who asks. `fileName`, without its ending, instead of one made of the prompt. */
export async function serveStripped(
  image: Servable,
  format: StrippedFormat,
  fileName?: string,
): Promise<Response> {
  const bytes = await drawAnew(image.sha256, format)
  const named = { ...image, ...(fileName && { fileName }), format }
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': `image/${format}`,
      'content-length': String(bytes.length),
      'content-disposition': disposition('attachment', fileNameOf(named)),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}

/** A stored picture upright, in sRGB and without metadata. Throws NOT_FOUND for one that cannot be drawn. */
export async function drawAnew(sha256: string, format: StrippedFormat): Promise<Buffer> {
  const { default: sharp } = await library()
  // Upright first: which way up it was meant is metadata too.
  const picture = sharp(await storage().read(sha256), { limitInputPixels: MAX_PIXELS }).autoOrient()
  const coded = format === 'png' ? picture.png() : picture.webp({ quality: 92, effort: 2 })
  return coded
    .toColourspace('srgb')
    .toBuffer()
    .catch(() => {
      throw new AppError('NOT_FOUND', 'This picture cannot be drawn anew; its original can be had.')
    })
}
