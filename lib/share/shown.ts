import type { LinkCtx } from '@/lib/core/actor'
import { db, Prisma } from '@/lib/db'
import { hangs, type Servable, servableTo } from '@/lib/gallery'
import type { RunSettings } from '@/lib/runs/schema'
import { imageSeenBy } from './reach'
import type { SharedVariant } from './schema'

/** One picture in its place, as a link shows it; what it came from is null when the link does not show that. */
export type ShownRow = {
  id: string
  place: number
  cell: number | null
  widthPx: number
  heightPx: number
  thumbhash: Uint8Array | null
  createdAt: Date
  prompt: string | null
  settings: RunSettings | null
  seed: string | null
}
export type Place = { place: number; id: string }

/** Generations of a run count to ten: a cell's stay together, in its place. */
const CELL = 16

/** `tie` orders what has one place: the picture's id, from the table whose index is in that order. */
type Source = { from: Prisma.Sql; place: Prisma.Sql; tie?: Prisma.Sql; cell?: Prisma.Sql }

/** What a link shows: pictures `i`, each with its place in the order. Asked with the eyes of who made the link. */
function sourceOf({ actor: { target, sharedById, teamId } }: LinkCtx): Source {
  const id = Prisma.sql`${target.id}::uuid`
  const seen = Prisma.sql`i."teamId" = ${teamId}::uuid AND ${imageSeenBy(Prisma.sql`${sharedById}::uuid`)}`
  switch (target.kind) {
    case 'image':
      return { from: Prisma.sql`"Image" i WHERE i."id" = ${id} AND ${seen}`, place: Prisma.sql`0::float8` }
    case 'collection':
      return {
        from: Prisma.sql`"CollectionItem" n JOIN "Image" i ON i."id" = n."imageId"
          WHERE n."collectionId" = ${id} AND i."teamId" = ${teamId}::uuid AND ${hangs}`,
        place: Prisma.sql`n."position"`,
        tie: Prisma.sql`n."imageId"`,
      }
    case 'run':
      return {
        from: Prisma.sql`"Generation" q JOIN "Image" i ON i."generationId" = q."id" WHERE q."runId" = ${id} AND ${seen}`,
        place: Prisma.sql`q."position"::float8`,
      }
    case 'sweep':
      return {
        from: Prisma.sql`"Run" s JOIN "Generation" q ON q."runId" = s."id" JOIN "Image" i ON i."generationId" = q."id"
          WHERE s."sweepId" = ${id} AND ${LAST_OF_CELL} AND ${seen}`,
        place: Prisma.sql`(s."cell" * ${CELL} + q."position")::float8`,
        cell: Prisma.sql`s."cell"`,
      }
  }
}

const LAST_OF_CELL = Prisma.sql`NOT EXISTS (SELECT 1 FROM "Run" b
  WHERE b."sweepId" = s."sweepId" AND b."cell" = s."cell" AND (b."createdAt", b."id") > (s."createdAt", s."id"))`

/** The pictures after a place, in order. */
export async function listShown(
  ctx: LinkCtx,
  { after, limit }: { after?: Place | undefined; limit: number },
): Promise<ShownRow[]> {
  const { from, place, tie = Prisma.sql`i."id"`, cell = Prisma.sql`NULL::int` } = sourceOf(ctx)
  const keyset = after
    ? Prisma.sql`AND (${place}, ${tie}) > (${after.place}::float8, ${after.id}::uuid)`
    : Prisma.empty
  // Stripped where it is read: what is not selected cannot get out further up.
  const origin = ctx.actor.showsPrompt
    ? Prisma.sql`p."prompt", r."settings", COALESCE(g."returnedSeed", g."seed")::text AS "seed"`
    : Prisma.sql`NULL AS "prompt", NULL::jsonb AS "settings", NULL AS "seed"`
  return db().$queryRaw<ShownRow[]>`
    SELECT p."id", p."place", p."cell", p."widthPx", p."heightPx", p."thumbhash", p."createdAt", ${origin}
    FROM (
      SELECT i.*, ${place} AS "place", ${cell} AS "cell" FROM ${from} ${keyset}
      ORDER BY ${place}, ${tie} LIMIT ${limit}
    ) p
    LEFT JOIN "Generation" g ON g."id" = p."generationId" LEFT JOIN "Run" r ON r."id" = g."runId"
    ORDER BY p."place", p."id"`
}

export async function countShown(ctx: LinkCtx): Promise<number> {
  const [row] = await db().$queryRaw<{ n: number }[]>`SELECT count(*)::int AS "n" FROM ${sourceOf(ctx).from}`
  return row?.n ?? 0
}

/** All of them by id, in no order. */
export async function shownIds(ctx: LinkCtx): Promise<string[]> {
  const rows = await db().$queryRaw<
    { id: string }[]
  >`SELECT i."id" FROM ${sourceOf(ctx).from} ORDER BY i."id"`
  return rows.map(({ id }) => id)
}

/** One picture with its bytes, if the link shows it now; null otherwise. */
export async function findShown(
  ctx: LinkCtx,
  imageId: string,
  variant: SharedVariant,
): Promise<Servable | null> {
  const { from } = sourceOf(ctx)
  const [shown] = await db().$queryRaw<{ id: string }[]>`
    SELECT i."id" FROM ${from} AND i."id" = ${imageId}::uuid LIMIT 1`
  return shown ? servableTo(null, shown.id, variant) : null
}
