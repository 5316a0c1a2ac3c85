import { Prisma } from '@/lib/db'
import type { ImageCard } from './schema'

export type CardRow = {
  id: string
  widthPx: number
  heightPx: number
  thumbhash: Uint8Array | null
  prompt: string
  createdAt: Date
  deletedAt: Date | null
  favouritedAt: Date | null
}

/** Thumbhash and variants are written by one transaction: where there is the one, there are the others. */
export const cardOf = (row: CardRow): ImageCard => ({
  id: row.id,
  widthPx: row.widthPx,
  heightPx: row.heightPx,
  thumbhash: row.thumbhash && Buffer.from(row.thumbhash).toString('base64'),
  hasVariants: row.thumbhash !== null,
  prompt: row.prompt,
  createdAt: row.createdAt.toISOString(),
  deletedAt: row.deletedAt?.toISOString() ?? null,
  favouritedAt: row.favouritedAt?.toISOString() ?? null,
})

/** What a card is made of: of an image `i`, and of `f`, the row that makes it somebody's favourite. */
export const CARD = Prisma.sql`i."id", i."widthPx", i."heightPx", i."thumbhash", i."prompt", i."createdAt",
  i."deletedAt", f."createdAt" AS "favouritedAt"`

export const MARKED = (userId: string) =>
  Prisma.sql`"Favourite" f ON f."imageId" = i."id" AND f."userId" = ${userId}::uuid`
export const withMark = (userId: string) => Prisma.sql`LEFT JOIN ${MARKED(userId)}`
