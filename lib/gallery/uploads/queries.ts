import type { UserCtx } from '@/lib/core/actor'
import { decodeCursor, encodeCursor, type PageQuery } from '@/lib/core/page'
import { db, Prisma } from '@/lib/db'
import { Upload, type UploadPage } from '../schema'

export type UploadRow = {
  id: string
  widthPx: number
  heightPx: number
  format: string
  byteLength: number
  hasAlpha: boolean | null
  fileName: string | null
  createdAt: Date
  thumbhash: Uint8Array | null
}

/** The columns of an `UploadRow`. */
export const UPLOAD_COLUMNS = Prisma.sql`"id", "widthPx", "heightPx", "format", "byteLength", "hasAlpha", "fileName", "createdAt", "thumbhash"`

export const uploadOf = (row: UploadRow): Upload => ({
  id: row.id,
  widthPx: row.widthPx,
  heightPx: row.heightPx,
  format: Upload.shape.format.parse(row.format),
  byteLength: row.byteLength,
  hasAlpha: row.hasAlpha === true,
  fileName: row.fileName,
  createdAt: row.createdAt.toISOString(),
  thumbhash: row.thumbhash && Buffer.from(row.thumbhash).toString('base64'),
  hasVariants: row.thumbhash !== null,
})

/** The actor's own uploads that are not in the trash, newest first. */
export async function listUploads(ctx: UserCtx, query: PageQuery): Promise<UploadPage> {
  const { teamId, userId } = ctx.actor
  const after = decodeCursor(query.cursor)
  const keyset = after
    ? Prisma.sql`AND ("createdAt", "id") < (${after.createdAt}, ${after.id}::uuid)`
    : Prisma.empty
  const rows = await db().$queryRaw<UploadRow[]>`
    SELECT ${UPLOAD_COLUMNS} FROM "Image"
    WHERE "teamId" = ${teamId}::uuid AND "userId" = ${userId}::uuid AND "kind" = 'upload' AND "deletedAt" IS NULL
      AND "brokenAt" IS NULL ${keyset}
    ORDER BY "createdAt" DESC, "id" DESC LIMIT ${query.limit + 1}`
  const items = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? items.at(-1) : undefined
  return { items: items.map(uploadOf), nextCursor: last ? encodeCursor(last) : null }
}

/** How many uploads the actor brought since. */
export async function countUploads({ actor }: UserCtx, since: Date): Promise<number> {
  const { teamId, userId } = actor
  return db().image.count({ where: { teamId, userId, kind: 'upload', createdAt: { gt: since } } })
}
