import { purgeBefore } from '@/lib/core/trash'
import { type Db, db, inTransaction, Prisma } from '@/lib/db'
import { storage } from '@/lib/storage'
import { referencedHashes } from './queries'
import { UNUSED_DAYS } from './uploads/rules'

const BATCH = 200
const HOUR_MS = 3_600_000

/**
 * Removes images and collections thrown away more than 30 days before `now`, and uploads as old that no run ever used
 * and no collection holds: rows and bytes; generation and ledger stay. Gives how many images.
 */
export async function purgeTrash(now: Date): Promise<number> {
  const thrownAway = await inBatches(() => deleteThrownAway(purgeBefore(now)))
  await db().collection.deleteMany({ where: { deletedAt: { lt: purgeBefore(now) } } })
  const unused = await inBatches(() => deleteUnused(new Date(now.getTime() - UNUSED_DAYS * 24 * HOUR_MS)))
  return thrownAway + unused
}

type Gone = { images: number; hashes: string[] }

async function inBatches(deleteBatch: () => Promise<Gone>): Promise<number> {
  for (let purged = 0; ; ) {
    const batch = await deleteBatch()
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
async function deleteThrownAway(before: Date): Promise<Gone> {
  return deleteThose(
    db(),
    Prisma.sql`SELECT "id", "sha256" FROM "Image" WHERE "deletedAt" < ${before} ORDER BY "deletedAt" LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`,
  )
}

/** Locked first and looked at again: a run that is just being started from one is seen, or has to wait. */
async function deleteUnused(before: Date): Promise<Gone> {
  return inTransaction(async (tx) => {
    const unused = Prisma.sql`NOT EXISTS (SELECT FROM "RunInput" r WHERE r."imageId" = i."id")
      AND NOT EXISTS (SELECT FROM "CollectionItem" n WHERE n."imageId" = i."id")`
    const locked = await tx.$queryRaw<{ id: string }[]>`
      SELECT i."id" FROM "Image" i
      WHERE i."kind" = 'upload' AND i."createdAt" < ${before} AND i."deletedAt" IS NULL AND ${unused}
      LIMIT ${BATCH} FOR UPDATE SKIP LOCKED`
    const ids = locked.map(({ id }) => id)
    return deleteThose(
      tx,
      Prisma.sql`SELECT "id", "sha256" FROM "Image" i WHERE i."id" = ANY(${ids}::uuid[]) AND ${unused}`,
    )
  })
}

async function deleteThose(on: Db, doomed: Prisma.Sql): Promise<Gone> {
  const [gone] = await on.$queryRaw<{ images: number; hashes: string[] | null }[]>`
    WITH doomed AS (${doomed}), hashes AS (
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
