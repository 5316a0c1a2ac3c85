import { type Db, Prisma, type Tx } from '@/lib/db'
import { type Notice, notify } from '@/lib/events'
import { opensFor, visibleTo } from '@/lib/gallery'

export type Member = { id: string; name: string }

/** The person of a membership `m`. */
const MEMBER = Prisma.sql`m."userId"`

/** The members who may open a collection, by name. */
export function audienceOfCollection(tx: Db, collectionId: string): Promise<Member[]> {
  return tx.$queryRaw<Member[]>`
    SELECT u."id", u."name" FROM "Collection" c JOIN "Membership" m ON m."teamId" = c."teamId"
    JOIN "User" u ON u."id" = m."userId" AND u."suspendedAt" IS NULL
    WHERE c."id" = ${collectionId}::uuid AND c."deletedAt" IS NULL AND ${opensFor(MEMBER)}
    ORDER BY u."name", u."id"`
}

/** The members who may see an image and, where words were said in a collection, open that too. */
export async function audienceOfImage(
  tx: Db,
  imageId: string,
  collectionId: string | null,
): Promise<Member[]> {
  const seeing = await tx.$queryRaw<Member[]>`
    SELECT u."id", u."name" FROM "Image" i JOIN "Membership" m ON m."teamId" = i."teamId"
    JOIN "User" u ON u."id" = m."userId" AND u."suspendedAt" IS NULL
    WHERE i."id" = ${imageId}::uuid AND ${visibleTo(MEMBER)}
    ORDER BY u."name", u."id"`
  if (!collectionId) return seeing
  const opening = new Set((await audienceOfCollection(tx, collectionId)).map(({ id }) => id))
  return seeing.filter(({ id }) => opening.has(id))
}

const PER_NOTICE = 50
type News = { teamId: string; what: 'round' | 'comments'; id: string }

/** Tells the pages of these members, and of nobody else, that something they see has changed. */
export async function tellPages(tx: Tx, news: News, members: readonly Member[]): Promise<void> {
  const notices: Notice[] = []
  for (let from = 0; from < members.length; from += PER_NOTICE) {
    const userIds = members.slice(from, from + PER_NOTICE).map(({ id }) => id)
    notices.push({ kind: 'team', ...news, userIds })
  }
  if (notices.length > 0) await notify(tx, ...notices)
}
