import type { UserCtx } from '@/lib/core/actor'
import { grant } from '@/lib/core/grant'
import { decodeCursor, encodeCursor, type PageQuery } from '@/lib/core/page'
import { receiptOf } from '@/lib/credits'
import type { ReceiptView } from '@/lib/credits/schema'
import { type Db, db, Prisma } from '@/lib/db'
import { hiderOf, isReadable } from '@/lib/gallery'
import { findModel } from '@/lib/providers'
import { asShown } from './as-shown'
import { mayReadReceipt, mayReadRun } from './policy'
import type { GenerationView, RunPage, RunSettings, RunView } from './schema'
import { generationWithoutMoney, type RunRow, runViews } from './view'

/** A model's name for people; its id when it is not offered any more. */
export const nameOf = (modelId: string) => findModel(modelId)?.name ?? modelId

/** Whole runs by id, newest first. For callers that have checked who asks; `of` leaves out what is not theirs in the team they act in. */
export async function loadRuns(
  runIds: string[],
  client: Db = db(),
  of?: { teamId: string; userId: string },
): Promise<RunView[]> {
  if (runIds.length === 0) return []
  const own = of
    ? Prisma.sql`AND r."teamId" = ${of.teamId}::uuid AND r."userId" = ${of.userId}::uuid`
    : Prisma.empty
  const rows = await client.$queryRaw<RunRow[]>`
    SELECT r."id" AS "runId", r."version" AS "runVersion", r."createdAt" AS "runCreatedAt", r."settings", r."modelId",
      r."quotedCenticredits", r."sweepId", r."cell",
      jsonb_array_length(s."axes" #> '{0,values}') AS "columns", jsonb_array_length(s."axes" #> '{1,values}') AS "rows", g."id" AS "generationId", g."position", g."state"::text AS "state", g."seed", g."returnedSeed",
      g."costCenticredits", g."code", g."message", g."startedAt", g."finishedAt", h."state"::text AS "holdState",
      EXISTS (SELECT 1 FROM "LedgerEntry" e WHERE e."kind" = 'refund' AND e."subjectId" = g."id") AS "refunded",
      i."id" AS "imageId", i."widthPx", i."heightPx", i."thumbhash", i."deletedAt", (i."thumbhash" IS NOT NULL) AS "hasVariants", f."createdAt" AS "favouritedAt",
      i."shownAt" AS "imageShownAt", r."shownAt" AS "runShownAt"
    FROM "Run" r
    JOIN "Generation" g ON g."runId" = r."id"
    LEFT JOIN "Sweep" s ON s."id" = r."sweepId"
    LEFT JOIN "Hold" h ON h."subjectId" = g."id"
    LEFT JOIN "Image" i ON i."generationId" = g."id" AND i."brokenAt" IS NULL
    LEFT JOIN "Favourite" f ON f."imageId" = i."id" AND f."userId" = r."userId"
    WHERE r."id" = ANY(${runIds}::uuid[]) ${own}
    ORDER BY r."createdAt" DESC, r."id" DESC, g."position"`
  return runViews(rows, nameOf)
}

/** One run the actor may see; throws NOT_FOUND otherwise. */
export async function getRun(ctx: UserCtx, runId: string): Promise<RunView> {
  const row = await db().run.findUnique({
    where: { id: runId },
    select: { teamId: true, userId: true, shownAt: true },
  })
  const run = grant(ctx, 'readRun', row, mayReadRun)
  const [view] = await loadRuns([runId])
  if (!view) throw new Error(`run ${runId} vanished while it was read`)
  if (mayReadReceipt(ctx.actor, run)) return view
  const [seen] = await asShown(ctx, [view])
  return seen ?? view
}

/** The run that made an image the actor may see, as far as that image: what it takes to make more like it. Throws NOT_FOUND. */
export async function getRunOfImage(ctx: UserCtx, imageId: string): Promise<RunView> {
  const row = await db().generation.findFirst({
    where: { image: { id: imageId } },
    select: { ...HOW_IT_CAME, id: true },
  })
  const mayRead = row !== null && (await mayReadMaking(ctx, row))
  const { id, run } = grant(ctx, 'readMaking', row, () => mayRead)
  const [view] = await loadRuns([run.id])
  const [seen] = await asShown(ctx, view ? [view] : [])
  return grant(
    ctx,
    'readMaking',
    seen && { ...seen, generations: seen.generations.filter((generation) => generation.id === id) },
    () => mayRead,
  )
}

/** The actor's own runs, newest first; of a sweep the first run of its first cell stands for all. */
export async function listRuns(ctx: UserCtx, query: PageQuery): Promise<RunPage> {
  const { teamId, userId } = ctx.actor
  const after = decodeCursor(query.cursor)
  const keyset = after
    ? Prisma.sql`AND ("createdAt", "id") < (${after.createdAt}, ${after.id}::uuid)`
    : Prisma.empty
  const rows = await db().$queryRaw<{ id: string; createdAt: Date }[]>`
    SELECT "id", "createdAt" FROM "Run" WHERE "teamId" = ${teamId}::uuid AND "userId" = ${userId}::uuid ${keyset}
      AND ("sweepId" IS NULL OR "idempotencyKey" LIKE 'sweep/%/0/0')
    ORDER BY "createdAt" DESC, "id" DESC LIMIT ${query.limit + 1}`
  const page = rows.slice(0, query.limit)
  const last = page.at(-1)
  const items = await loadRuns(page.map((row) => row.id))
  return { items, nextCursor: rows.length > query.limit && last ? encodeCursor(last) : null }
}

/** Own runs that are unfinished or changed after `since`: what a browser may have missed. At most 100. */
export async function runsChangedSince(ctx: UserCtx, since: Date | undefined): Promise<RunView[]> {
  const { teamId, userId } = ctx.actor
  const rows = await db().$queryRaw<{ id: string }[]>`
    SELECT DISTINCT r."id", r."updatedAt" FROM "Run" r
    WHERE r."teamId" = ${teamId}::uuid AND r."userId" = ${userId}::uuid AND (
      r."updatedAt" > ${since ?? ctx.now}
      OR EXISTS (SELECT 1 FROM "Generation" g WHERE g."runId" = r."id" AND g."finishedAt" IS NULL))
    ORDER BY r."updatedAt" DESC LIMIT 100`
  return loadRuns(rows.map((row) => row.id))
}

/** What `mayReadMaking` asks of a generation. */
export const HOW_IT_CAME = {
  image: { select: { id: true } },
  run: { select: { id: true, teamId: true, userId: true, shownAt: true } },
} as const
type Making = { image: { id: string } | null; run: Parameters<typeof mayReadRun>[1] }

/** Who may see a picture may see how it was made, whether its run is shown to them or not. */
export const mayReadMaking = async (ctx: UserCtx, { image, run }: Making): Promise<boolean> =>
  mayReadRun(ctx.actor, run) || (image !== null && (await isReadable(ctx, image.id)))

type GenerationFacts = {
  runId: string
  settings: RunSettings
  modelName: string
  seed: number | null
  generation: GenerationView
  receipt: ReceiptView | null
}

/**
 * How one generation came to be, for who may see its run or its image, and for its author what became of the money;
 * null for anybody else.
 */
export async function getGenerationFacts(
  ctx: UserCtx,
  generationId: string,
): Promise<GenerationFacts | null> {
  const row = await db().generation.findUnique({
    where: { id: generationId },
    select: { upstreamRequestId: true, ...HOW_IT_CAME },
  })
  if (!row || !(await mayReadMaking(ctx, row))) return null
  const [run] = await loadRuns([row.run.id])
  const generation = run?.generations.find((each) => each.id === generationId)
  if (!run || !generation) return null
  const isOwn = mayReadReceipt(ctx.actor, row.run)
  const receipt = isOwn ? await receiptOf(generationId) : null
  return {
    runId: run.id,
    settings: isOwn ? run.settings : (await hiderOf(ctx, [run.settings]))(run.settings),
    modelName: run.modelName,
    seed: generation.seed,
    generation: isOwn ? generation : generationWithoutMoney(generation),
    receipt: receipt && { ...receipt, upstreamRequestId: row.upstreamRequestId },
  }
}
