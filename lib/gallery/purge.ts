import { db } from '@/lib/db'
import { storage } from '@/lib/storage'
import { referencedHashes } from './queries'
import { purgeBefore } from './rules'

const BATCH = 200
const HOUR_MS = 3_600_000

/** Removes images thrown away more than 30 days before `now`, rows and bytes; generation and ledger stay. Gives how many. */
export async function purgeTrash(now: Date): Promise<number> {
  for (let purged = 0; ; ) {
    const batch = await deleteBatch(purgeBefore(now))
    await removeUnneeded(batch.hashes)
    purged += batch.images
    if (batch.images < BATCH) return purged
  }
}

/** Removes bytes that no row needs, left by a process that died between the two. Gives how many blobs. */
export function sweepBytes(): Promise<number> {
  return storage().sweepOrphans({ olderThanMs: 24 * HOUR_MS, isReferenced: referencedHashes })
}

/** Rows first: bytes that stay behind are swept later, a row without its bytes would be a loss. */
async function deleteBatch(before: Date): Promise<{ images: number; hashes: string[] }> {
  const [gone] = await db().$queryRaw<{ images: number; hashes: string[] | null }[]>`
    WITH doomed AS (
      SELECT "id", "sha256" FROM "Image" WHERE "deletedAt" < ${before} ORDER BY "deletedAt" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED
    ), hashes AS (
      SELECT "sha256" FROM doomed UNION SELECT v."sha256" FROM "ImageVariant" v JOIN doomed ON doomed."id" = v."imageId"
    ), deleted AS (
      DELETE FROM "Image" i USING doomed WHERE i."id" = doomed."id" RETURNING i."id"
    )
    SELECT (SELECT count(*)::int FROM deleted) AS "images", (SELECT array_agg("sha256") FROM hashes) AS "hashes"`
  return { images: gone?.images ?? 0, hashes: gone?.hashes ?? [] }
}

async function removeUnneeded(hashes: string[]): Promise<void> {
  const needed = new Set(await referencedHashes(hashes))
  for (const sha256 of hashes) if (!needed.has(sha256)) await storage().remove(sha256, HOUR_MS)
}
