import { db } from '@/lib/db'
import { storage } from '@/lib/storage'
import type { Servable } from './queries'
import type { Bytes } from './rules'
import { drawAnew } from './strip'

const NAME = 'stripped'

/**
 * The picture at its full size without metadata, as bytes that stay: drawn anew on first need and kept beside the
 * other versions. PNG of a PNG, WebP of all else. Throws NOT_FOUND for one that cannot be drawn.
 */
export async function strippedBytes({ id, sha256, format }: Servable): Promise<Bytes> {
  const kept = await db().imageVariant.findFirst({
    where: { imageId: id, name: NAME },
    select: { format: true, sha256: true, byteLength: true },
  })
  if (kept) return kept
  const made = format === 'png' ? 'png' : 'webp'
  const stored = await storage().store(await drawAnew(sha256, made))
  // Nothing when the image was purged meanwhile: the bytes are then swept as any orphan's.
  await db().$executeRaw`
    INSERT INTO "ImageVariant" ("imageId", "name", "format", "sha256", "byteLength", "widthPx", "heightPx")
    SELECT "id", ${NAME}, ${made}, ${stored.sha256}, ${stored.byteLength}, "widthPx", "heightPx"
    FROM "Image" WHERE "id" = ${id}::uuid ON CONFLICT DO NOTHING`
  return { format: made, ...stored }
}
