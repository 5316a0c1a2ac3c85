import type { UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { db, Prisma } from '@/lib/db'
import { RunSettings } from '@/lib/runs/schema'
import { CARD, type CardRow, cardOf, withMark } from './card'
import { hiderOf } from './hide-inputs'
import { mayReadImage } from './policy'
import { findImage } from './queries'
import { readableBy } from './reach'
import { type Kin, type Lineage, MAX_ANCESTORS, MAX_DESCENDANTS } from './schema'

type KinRow = CardRow & {
  field: string
  depth: number
  kind: 'output' | 'upload'
  settings: unknown
  seed: bigint | null
}

const KIN = (userId: string) => Prisma.sql`${CARD}, i."kind"::text AS "kind", r."settings",
    COALESCE(g."returnedSeed", g."seed") AS "seed"
  FROM kin JOIN "Image" i ON i."id" = kin."imageId" ${withMark(userId)}
  LEFT JOIN "Generation" g ON g."id" = i."generationId" LEFT JOIN "Run" r ON r."id" = g."runId"`

/**
 * What an image was made from, up to four steps back, and what was made from it: only what the actor may see, none
 * of the trash. Throws NOT_FOUND for a stranger's.
 */
export async function readLineage(ctx: UserCtx, id: string): Promise<Lineage> {
  const image = grant(ctx, 'readImage', await findImage(ctx, id), mayReadImage)
  const [ancestors, descendants] = await Promise.all([
    ancestorsOf(ctx, image.id),
    descendantsOf(ctx, image.id),
  ])
  const kept = descendants.slice(0, MAX_DESCENDANTS)
  const kin = [ancestors, kept].map((rows) => rows.map(kinOf))
  const hide = await hiderOf(
    ctx,
    kin.flat().flatMap(({ settings }) => settings ?? []),
  )
  const [up = [], down = []] = kin.map((each) =>
    each.map((one) => ({ ...one, settings: one.settings && hide(one.settings) })),
  )
  return {
    ancestors: up,
    descendants: down,
    hasMore: descendants.length > kept.length,
  }
}

const seen = (ctx: UserCtx) => Prisma.sql`${readableBy(ctx)} AND i."deletedAt" IS NULL`

/** Nearest first; one that was used twice is told once, where it is nearest. */
const ancestorsOf = (ctx: UserCtx, id: string) => db().$queryRaw<KinRow[]>`
  WITH RECURSIVE up AS (
    SELECT n."imageId", n."field", 1 AS depth FROM "Image" c
      JOIN "Generation" g ON g."id" = c."generationId" JOIN "RunInput" n ON n."runId" = g."runId"
      WHERE c."id" = ${id}::uuid
    UNION ALL
    SELECT n."imageId", n."field", up.depth + 1 FROM up JOIN "Image" c ON c."id" = up."imageId"
      JOIN "Generation" g ON g."id" = c."generationId" JOIN "RunInput" n ON n."runId" = g."runId"
      WHERE up.depth < 4 AND up."field" = 'image'),
  kin AS (SELECT DISTINCT ON ("imageId") * FROM up ORDER BY "imageId", depth)
  SELECT kin."field", kin.depth, ${KIN(ctx.actor.userId)}
  WHERE ${seen(ctx)} ORDER BY kin.depth, kin."field" LIMIT ${MAX_ANCESTORS}`

const descendantsOf = (ctx: UserCtx, id: string) => db().$queryRaw<KinRow[]>`
  WITH kin AS (SELECT DISTINCT ON (c."id") c."id" AS "imageId", n."field", 1 AS depth
    FROM "RunInput" n JOIN "Generation" g ON g."runId" = n."runId" JOIN "Image" c ON c."generationId" = g."id"
    WHERE n."imageId" = ${id}::uuid)
  SELECT kin."field", kin.depth, ${KIN(ctx.actor.userId)}
  WHERE ${seen(ctx)} ORDER BY i."createdAt" DESC, i."id" DESC LIMIT ${MAX_DESCENDANTS + 1}`

const kinOf = (row: KinRow): Kin => ({
  image: cardOf(row),
  field: row.field,
  depth: row.depth,
  isUpload: row.kind === 'upload',
  settings: row.settings === null ? null : RunSettings.parse(row.settings),
  seed: row.seed === null ? null : Number(row.seed),
})
