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
  shownAt: Date | null
  favouritedAt: Date | null
  /** Null for one's own. */
  authorId: string | null
  authorName: string | null
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
  shown: row.shownAt !== null,
  ...(row.authorId !== null && { author: { id: row.authorId, name: row.authorName ?? '' } }),
})

/** What a card is made of: of an image `i`, of `f`, the row that makes it somebody's favourite, and of `a`, whose it is. */
export const CARD = Prisma.sql`i."id", i."widthPx", i."heightPx", i."thumbhash", i."prompt", i."createdAt",
  i."deletedAt", i."shownAt", f."createdAt" AS "favouritedAt", a."id" AS "authorId", a."name" AS "authorName"`

const MARKED = (userId: string) =>
  Prisma.sql`"Favourite" f ON f."imageId" = i."id" AND f."userId" = ${userId}::uuid`
const WITH_AUTHOR = (userId: string) =>
  Prisma.sql`LEFT JOIN "User" a ON a."id" = i."userId" AND a."id" <> ${userId}::uuid`

export const withMark = (userId: string) => Prisma.sql`LEFT JOIN ${MARKED(userId)} ${WITH_AUTHOR(userId)}`
/** Their favourites alone. */
export const onlyMarked = (userId: string) => Prisma.sql`JOIN ${MARKED(userId)} ${WITH_AUTHOR(userId)}`
