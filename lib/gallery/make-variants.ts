import { hash } from 'node:crypto'
import { db } from '@/lib/db'
import { storage } from '@/lib/storage'
import { type Derived, decode, derive, deriveLighter, type Pixels } from './picture'

export type MadeVariants = { ok: true } | { ok: false; reason: 'undecodable' }

const UNDECODABLE = { ok: false, reason: 'undecodable' } as const

/**
 * Makes the small versions of an image and its thumbhash, once. Bytes that are as they came and yet do not
 * decode mark the image broken, for good: the caller then gives the money back. Anything else throws, to be tried again.
 */
export async function makeVariants(imageId: string): Promise<MadeVariants> {
  const image = await db().image.findUnique({
    where: { id: imageId },
    select: {
      ...{ id: true, sha256: true, brokenAt: true, thumbhash: true },
      variants: { where: { name: 'input' }, select: { sha256: true } },
    },
  })
  if (image?.brokenAt) return UNDECODABLE
  if (!image || image.thumbhash) return { ok: true }
  // An upload's own bytes may lie on their side: what goes upstream is upright.
  const pixels = await decodeStored(imageId, image.variants[0]?.sha256 ?? image.sha256)
  if (!pixels) {
    await db()
      .$executeRaw`UPDATE "Image" SET "brokenAt" = now() WHERE "id" = ${imageId}::uuid AND "thumbhash" IS NULL`
    return UNDECODABLE
  }
  const { variants, thumbhash } = await derive(pixels)
  await keep(imageId, thumbhash, await Promise.all(variants.map(stored)))
  return { ok: true }
}

/**
 * The small versions that only make pages lighter, of an image whose others are made; once. Gives whether there was
 * anything to do.
 */
export async function makeLighter(imageId: string): Promise<boolean> {
  const image = await db().image.findUnique({
    where: { id: imageId, thumbhash: { not: null }, variants: { none: { name: 'medium' } } },
    select: { sha256: true, variants: { where: { name: 'input' }, select: { sha256: true } } },
  })
  const pixels = image && (await decodeStored(imageId, image.variants[0]?.sha256 ?? image.sha256))
  if (!pixels) return false
  await keep(imageId, null, await Promise.all((await deriveLighter(pixels)).map(stored)))
  return true
}

async function decodeStored(id: string, sha256: string): Promise<Pixels | null> {
  const bytes = await storage().read(sha256)
  const pixels = await decode(bytes)
  // A rotten disk is no reason to call the upstream's picture broken: an operator must see it.
  if (!pixels && hash('sha256', bytes) !== sha256)
    throw new Error(`the stored bytes of image ${id} were changed`)
  return pixels
}

const stored = async ({ bytes, ...facts }: Derived) => ({ ...facts, ...(await storage().store(bytes)) })

type Kept = Awaited<ReturnType<typeof stored>>

/** One statement, so all or nothing, and nothing when the image was purged meanwhile. */
async function keep(imageId: string, thumbhash: Buffer | null, variants: Kept[]): Promise<void> {
  await db().$executeRaw`
    WITH image AS (
      UPDATE "Image" SET "thumbhash" = COALESCE(${thumbhash}, "thumbhash") WHERE "id" = ${imageId}::uuid RETURNING "id")
    INSERT INTO "ImageVariant" ("imageId", "name", "format", "sha256", "byteLength", "widthPx", "heightPx")
    SELECT image."id", v.* FROM image, jsonb_to_recordset(${JSON.stringify(variants)}::jsonb)
      AS v("name" text, "format" text, "sha256" text, "byteLength" int, "widthPx" int, "heightPx" int)
    ON CONFLICT DO NOTHING`
}
