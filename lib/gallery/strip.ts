import type { UserCtx } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { grant } from '@/lib/core/grant'
import { storage } from '@/lib/storage'
import { library } from './library'
import { mayReadImage } from './policy'
import { findServable } from './queries'
import { disposition, fileNameOf } from './rules'

const MAX_PIXELS = 2 ** 26

/**
 * The picture alone, at its full size, as a file to keep: drawn anew, so that no setting, credential or place is in
 * it. Throws NOT_FOUND for a stranger's.
 */
export async function deliverStripped(
  ctx: UserCtx,
  imageId: string,
  format: 'png' | 'webp',
): Promise<Response> {
  const image = grant(ctx, 'readImage', await findServable(ctx, imageId, 'original'), mayReadImage)
  const { default: sharp } = await library()
  // Upright first: which way up it was meant is metadata too.
  const picture = sharp(await storage().read(image.sha256), { limitInputPixels: MAX_PIXELS }).autoOrient()
  const coded = format === 'png' ? picture.png() : picture.webp({ quality: 92, effort: 2 })
  const bytes = await coded
    .toColourspace('srgb')
    .toBuffer()
    .catch(() => {
      throw new AppError('NOT_FOUND', 'This picture cannot be drawn anew; its original can be had.')
    })
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': `image/${format}`,
      'content-length': String(bytes.length),
      'content-disposition': disposition('attachment', fileNameOf({ ...image, format })),
      'cache-control': 'private, no-store',
      'x-content-type-options': 'nosniff',
    },
  })
}
