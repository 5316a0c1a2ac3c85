import type { UserCtx } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import { db, inTransaction, type Tx } from '@/lib/db'
import { notify } from '@/lib/events'
import { enqueue } from '@/lib/jobs'
import { storage } from '@/lib/storage'
import type { Upload } from '../schema'
import type { UploadFacts } from './inspect'
import { UPLOAD_COLUMNS, type UploadRow, uploadOf } from './queries'
import type { Upright } from './upright'

export type Kept = { upload: Upload; isNew: boolean }
type NewUpload = { bytes: Buffer; sha256: string; fileName: string | null; facts: UploadFacts }

/** The same bytes that the actor brought before, now newest and out of the trash; null when these are new. */
export async function keepAgain({ actor, now }: UserCtx, sha256: string): Promise<Upload | null> {
  const [row] = await db().$queryRaw<UploadRow[]>`
    UPDATE "Image" SET "createdAt" = ${now}, "deletedAt" = NULL
    WHERE "teamId" = ${actor.teamId}::uuid AND "userId" = ${actor.userId}::uuid AND "sha256" = ${sha256}
      AND "kind" = 'upload' AND "brokenAt" IS NULL RETURNING ${UPLOAD_COLUMNS}`
  return row ? uploadOf(row) : null
}

/** Bytes first, then the rows and the job of their small versions. Somebody who was quicker with the same bytes wins. */
export async function keepNew(ctx: UserCtx, made: NewUpload, upright: Upright): Promise<Kept> {
  const { input } = upright
  await storage().store(made.bytes)
  const stored = input && { ...(await storage().store(input.bytes)), format: input.format }
  return inTransaction(async (tx) => {
    const { isNew, ...row } = await insertUpload(tx, ctx, made, upright)
    if (isNew && stored) {
      const { widthPx, heightPx } = upright
      await tx.imageVariant.create({ data: { imageId: row.id, name: 'input', ...stored, widthPx, heightPx } })
    }
    if (isNew) await notify(tx, ...(await enqueue(tx, 'image.variants', [{ imageId: row.id }])))
    return { upload: uploadOf(row), isNew }
  })
}

async function insertUpload(tx: Tx, ctx: UserCtx, made: NewUpload, upright: Upright) {
  const { actor, now } = ctx
  const { sha256, bytes, facts, fileName } = made
  const [row] = await tx.$queryRaw<(UploadRow & { isNew: boolean })[]>`
    INSERT INTO "Image" ("id", "teamId", "userId", "kind", "sha256", "format", "byteLength", "widthPx", "heightPx",
      "prompt", "fileName", "hasAlpha", "createdAt")
    VALUES (${newId(now.getTime())}::uuid, ${actor.teamId}::uuid, ${actor.userId}::uuid, 'upload', ${sha256}, ${facts.format},
      ${bytes.length}, ${upright.widthPx}, ${upright.heightPx}, '', ${fileName}, ${upright.hasAlpha}, ${now})
    ON CONFLICT ("teamId", "userId", "sha256") WHERE "kind" = 'upload'
      DO UPDATE SET "createdAt" = EXCLUDED."createdAt", "deletedAt" = NULL, "brokenAt" = NULL
    RETURNING ${UPLOAD_COLUMNS}, xmax = 0 AS "isNew"`
  if (!row) throw new Error('an upload was not written')
  return row
}
