import { z } from 'zod'
import type { UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { decodeCursor, encodeCursor } from '@/lib/core/page'
import { db, Prisma, pool } from '@/lib/db'
import { CARD, type CardRow, cardOf, MARKED, withMark } from './card'
import { mayReadImage, type Owned } from './policy'
import { isInCollectionOf } from './reach'
import { type Bytes, fileNameOf, purgeTime } from './rules'
import type { ImageDetail, ImageListQuery, ImagePage, Variant } from './schema'

const LIVING = {
  order: Prisma.sql`i."createdAt"`,
  state: Prisma.sql`i."deletedAt" IS NULL AND i."kind" = 'output'`,
}
const TRASHED = { order: Prisma.sql`i."deletedAt"`, state: Prisma.sql`i."deletedAt" IS NOT NULL` }
const FAVOURITES = { order: Prisma.sql`f."createdAt"`, state: Prisma.sql`i."deletedAt" IS NULL` }
const PART = { all: LIVING, trash: TRASHED, favourites: FAVOURITES }
const PLACE = { all: 'createdAt', trash: 'deletedAt', favourites: 'favouritedAt' } as const

/** The actor's own images, their favourites or their trash, newest first. Each page costs the same, however deep. */
export async function listImages(ctx: UserCtx, query: ImageListQuery): Promise<ImagePage> {
  const { teamId, userId } = ctx.actor
  const { order, state } = PART[query.view]
  const after = decodeCursor(query.cursor)
  const mark = query.view === 'favourites' ? Prisma.sql`JOIN ${MARKED(userId)}` : withMark(userId)
  // A favourite is ordered by its own row, so that the index of favourites gives the page.
  const tie = query.view === 'favourites' ? Prisma.sql`f."imageId"` : Prisma.sql`i."id"`
  const keyset = after
    ? Prisma.sql`AND (${order}, ${tie}) < (${after.createdAt}, ${after.id}::uuid)`
    : Prisma.empty
  const rows = await db().$queryRaw<CardRow[]>`
    SELECT ${CARD} FROM "Image" i ${mark}
    WHERE i."teamId" = ${teamId}::uuid AND i."userId" = ${userId}::uuid AND ${state} AND i."brokenAt" IS NULL ${keyset}
    ORDER BY ${order} DESC, ${tie} DESC LIMIT ${query.limit + 1}`
  const page = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? page.at(-1) : undefined
  const nextCursor =
    last && encodeCursor({ id: last.id, createdAt: last[PLACE[query.view]] ?? last.createdAt })
  return { items: page.map(cardOf), nextCursor: nextCursor ?? null }
}

/** An image by id, whoever's it is, or null; also for an id that is none. Say what may be done with it by `grant`. */
export async function findImage({ actor: { userId } }: UserCtx, id: string) {
  if (!z.uuid().safeParse(id).success) return null
  const image = await db().image.findUnique({
    where: { id },
    include: {
      user: { select: { id: true, name: true } },
      generation: { select: { runId: true, seed: true, returnedSeed: true } },
    },
  })
  if (!image) return null
  const isPlain = image.userId === userId || image.shownAt !== null
  return { ...image, inCollection: !isPlain && (await isInCollectionOf(id, userId)) }
}

/** The actor's own image of exactly these bytes, one that is not in the trash and the newest first; throws NOT_FOUND. */
export async function findByHash(ctx: UserCtx, sha256: string): Promise<{ id: string }> {
  const { teamId, userId } = ctx.actor
  const [image] = await db().image.findMany({
    where: { sha256, teamId, userId, brokenAt: null },
    orderBy: [{ deletedAt: { sort: 'desc', nulls: 'first' } }, { createdAt: 'desc' }, { id: 'desc' }],
    take: 1,
  })
  const found = image && { ...image, inCollection: false }
  return { id: grant(ctx, 'readImage', found, mayReadImage).id }
}

/** Everything the gallery knows of an image the actor may see; throws NOT_FOUND otherwise. */
export async function getImageDetail(ctx: UserCtx, id: string): Promise<ImageDetail> {
  const image = grant(ctx, 'readImage', await findImage(ctx, id), mayReadImage)
  const { generation } = image
  const seed = generation && String(generation.returnedSeed ?? generation.seed)
  return {
    ...cardOf({ ...image, favouritedAt: await favouritedAt(ctx, id) }),
    format: image.format,
    byteLength: image.byteLength,
    fileName: fileNameOf({ ...image, seed }),
    author: image.user,
    generationId: image.generationId,
    runId: generation?.runId ?? null,
    ...(image.userId === ctx.actor.userId ? await neighboursOf(image) : { newerId: null, olderId: null }),
    purgeAt: image.deletedAt && purgeTime(image.deletedAt).toISOString(),
  }
}

async function favouritedAt({ actor: { userId } }: UserCtx, imageId: string): Promise<Date | null> {
  const where = { imageId_userId: { imageId, userId } }
  return (await db().favourite.findUnique({ where }))?.createdAt ?? null
}

type Image = NonNullable<Awaited<ReturnType<typeof findImage>>>
type Place = Pick<Image, 'id' | 'teamId' | 'userId' | 'kind' | 'createdAt' | 'deletedAt'>
type Neighbours = Pick<ImageDetail, 'newerId' | 'olderId'>

async function neighboursOf({ id, teamId, userId, kind, createdAt, deletedAt }: Place): Promise<Neighbours> {
  // An upload hangs on no wall: only in the trash is anything beside it.
  if (kind === 'upload' && !deletedAt) return { newerId: null, olderId: null }
  const { order, state } = deletedAt ? TRASHED : LIVING
  const place = Prisma.sql`(${deletedAt ?? createdAt}, ${id}::uuid)`
  const own = Prisma.sql`SELECT i."id" FROM "Image" i
    WHERE i."teamId" = ${teamId}::uuid AND i."userId" = ${userId}::uuid AND ${state} AND i."brokenAt" IS NULL`
  const [found] = await db().$queryRaw<Neighbours[]>`
    SELECT (${own} AND (${order}, i."id") > ${place} ORDER BY ${order}, i."id" LIMIT 1) AS "newerId",
      (${own} AND (${order}, i."id") < ${place} ORDER BY ${order} DESC, i."id" DESC LIMIT 1) AS "olderId"`
  return found ?? { newerId: null, olderId: null }
}

export type Servable = Owned &
  Bytes & {
    id: string
    prompt: string
    fileName: string | null
    seed: string | null
    made: Bytes[] | null
  }

// Named, so Postgres plans it once per connection: this runs for every picture on a page.
const SERVABLE = {
  name: 'gallery-servable',
  text: `SELECT i."id", i."teamId", i."userId", i."brokenAt", i."deletedAt", i."shownAt", i."prompt", i."fileName", i."format", i."sha256", i."byteLength",
      (i."userId" <> $3::uuid AND i."shownAt" IS NULL AND EXISTS (
        SELECT 1 FROM "CollectionItem" n JOIN "Collection" c ON c."id" = n."collectionId"
        WHERE n."imageId" = i."id" AND n."addedById" = i."userId" AND c."deletedAt" IS NULL AND c."teamId" = i."teamId"
          AND (c."teamLevel" IS NOT NULL OR c."userId" = $3::uuid OR EXISTS (
            SELECT 1 FROM "CollectionGrant" o WHERE o."collectionId" = c."id" AND o."userId" = $3::uuid)))) AS "inCollection",
      COALESCE(g."returnedSeed", g."seed")::text AS "seed",
      (SELECT json_agg(json_build_object('format', v."format", 'sha256', v."sha256", 'byteLength', v."byteLength"))
        FROM "ImageVariant" v WHERE v."imageId" = i."id" AND v."name" = $2) AS "made"
    FROM "Image" i LEFT JOIN "Generation" g ON g."id" = i."generationId" WHERE i."id" = $1`,
}

/** What is needed to serve one variant of an image to the actor: whose it is, and where the bytes are. One query. */
export const findServable = ({ actor }: UserCtx, id: string, variant: Variant): Promise<Servable | null> =>
  servableTo(actor.userId, id, variant)

/** The same for whoever asks; a stranger has no user id, and whether they may is for the caller to say. */
export async function servableTo(
  userId: string | null,
  id: string,
  variant: Variant,
): Promise<Servable | null> {
  const { rows } = await pool().query<Servable>({ ...SERVABLE, values: [id, variant, userId] })
  return rows[0] ?? null
}

/** Those of the given hashes that an image or a variant needs. */
export async function referencedHashes(sha256: string[]): Promise<string[]> {
  const rows = await db().$queryRaw<{ sha256: string }[]>`
    SELECT "sha256" FROM "Image" WHERE "sha256" = ANY(${sha256})
    UNION SELECT "sha256" FROM "ImageVariant" WHERE "sha256" = ANY(${sha256})`
  return rows.map((row) => row.sha256)
}
