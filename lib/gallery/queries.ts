import { z } from 'zod'
import { roleIn, type UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { purgeTime } from '@/lib/core/trash'
import { db, Prisma, pool } from '@/lib/db'
import { cardOf } from './card'
import { mayReadImage, type Owned } from './policy'
import { inCollectionOf, isInCollectionOf } from './reach'
import { type Bytes, fileNameOf, type SmallBytes, upFrom } from './rules'
import type { ImageDetail, ImageQuery, Variant } from './schema'
import { neighboursOf } from './walls'

/** An image by id, whoever's it is, or null; also for an id that is none. Say what may be done with it by `grant`. */
export async function findImage({ actor }: UserCtx, id: string) {
  if (!z.uuid().safeParse(id).success) return null
  const image = await db().image.findUnique({
    where: { id },
    include: {
      user: { select: { id: true, name: true } },
      generation: { select: { runId: true, seed: true, returnedSeed: true } },
    },
  })
  if (!image) return null
  // Asked for members only: what is nobody's and what is another team's are answered in the same time.
  const isOpen = image.userId === actor.userId || image.shownAt !== null
  const asks = !isOpen && roleIn(actor, image.teamId) !== undefined
  return { ...image, inCollection: asks && (await isInCollectionOf(id, actor.userId)) }
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

/** Whether the actor may see the image. */
export async function isReadable(ctx: UserCtx, id: string): Promise<boolean> {
  const image = await findImage(ctx, id)
  return image !== null && mayReadImage(ctx.actor, image)
}

/** Everything the gallery knows of an image the actor may see; throws NOT_FOUND otherwise. */
export async function getImageDetail(
  ctx: UserCtx,
  id: string,
  from: ImageQuery = { view: 'all' },
): Promise<ImageDetail> {
  const image = grant(ctx, 'readImage', await findImage(ctx, id), mayReadImage)
  const { generation, user } = image
  const seed = generation && String(generation.returnedSeed ?? generation.seed)
  const marked = { ...image, favouritedAt: await favouritedAt(ctx, id) }
  return {
    ...cardOf({ ...marked, authorId: user.id, authorName: user.name }),
    author: user,
    mine: user.id === ctx.actor.userId,
    format: image.format,
    byteLength: image.byteLength,
    fileName: fileNameOf({ ...image, seed }),
    generationId: image.generationId,
    runId: generation?.runId ?? null,
    ...(hangsNowhere(ctx, image, from) ? ALONE : await neighboursOf(ctx, marked, from)),
    purgeAt: image.deletedAt && purgeTime(image.deletedAt).toISOString(),
  }
}

const ALONE = { newerId: null, olderId: null }

/** One's own wall has neither uploads, but for the trash, nor what others made; another team's has nothing of this one. */
const hangsNowhere = ({ actor }: UserCtx, image: Image, { view }: ImageQuery): boolean =>
  image.teamId !== actor.teamId ||
  (view === 'all' && (image.userId !== actor.userId || (image.kind === 'upload' && !image.deletedAt)))

async function favouritedAt({ actor: { userId } }: UserCtx, imageId: string): Promise<Date | null> {
  const where = { imageId_userId: { imageId, userId } }
  return (await db().favourite.findUnique({ where }))?.createdAt ?? null
}

type Image = NonNullable<Awaited<ReturnType<typeof findImage>>>

export type Servable = Owned &
  Bytes & {
    id: string
    prompt: string
    fileName: string | null
    seed: string | null
    made: SmallBytes[] | null
  }

// Named, so Postgres plans it once per connection: this runs for every picture on a page.
const SERVABLE = {
  name: 'gallery-servable',
  text: `SELECT i."id", i."teamId", i."userId", i."brokenAt", i."deletedAt", i."shownAt", i."prompt", i."fileName", i."format", i."sha256", i."byteLength",
      (i."userId" <> $3::uuid AND i."shownAt" IS NULL AND ${inCollectionOf(Prisma.raw('$3::uuid')).text}) AS "inCollection",
      COALESCE(g."returnedSeed", g."seed")::text AS "seed",
      (SELECT json_agg(json_build_object('name', v."name", 'format', v."format", 'sha256', v."sha256", 'byteLength', v."byteLength"))
        FROM "ImageVariant" v WHERE v."imageId" = i."id" AND v."name" = ANY($2)) AS "made"
    FROM "Image" i LEFT JOIN "Generation" g ON g."id" = i."generationId" WHERE i."id" = $1`,
}

/**
 * What is needed to serve one variant of an image to the actor: whose it is, and where the bytes are, its own and those
 * of what may stand in for it. One query.
 */
export const findServable = ({ actor }: UserCtx, id: string, variant: Variant): Promise<Servable | null> =>
  servableTo(actor.userId, id, variant)

/** The same for whoever asks; a stranger has no user id, and whether they may is for the caller to say. */
export async function servableTo(
  userId: string | null,
  id: string,
  variant: Variant,
): Promise<Servable | null> {
  const { rows } = await pool().query<Servable>({ ...SERVABLE, values: [id, upFrom(variant), userId] })
  return rows[0] ?? null
}

/** Those of the given hashes that an image or a variant needs. */
export async function referencedHashes(sha256: string[]): Promise<string[]> {
  const rows = await db().$queryRaw<{ sha256: string }[]>`
    SELECT "sha256" FROM "Image" WHERE "sha256" = ANY(${sha256})
    UNION SELECT "sha256" FROM "ImageVariant" WHERE "sha256" = ANY(${sha256})`
  return rows.map((row) => row.sha256)
}
