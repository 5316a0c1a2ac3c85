import type { UserCtx } from '@/lib/core/actor'
import { type Granted, grant } from '@/lib/core/grant'
import { db, inTransaction, Prisma, type Tx } from '@/lib/db'
import { showImagesOfRuns, tellShown } from '@/lib/gallery'
import { mayShowRun } from './policy'
import { tellHidden } from './sweep/tell'

type Row = { id: string; teamId: string; userId: string; shownAt: Date | null; name: string }

/** Shows a run with the images it made and will make to its team, or hides them again. Again is nothing new. Throws NOT_FOUND. */
export async function showRun(ctx: UserCtx, id: string, shown: boolean): Promise<void> {
  const run = await db().run.findUnique({ where: { id } })
  await mark(ctx, grant(ctx, 'showRun', run && { ...run, name: run.prompt }, mayShowRun), 'run', shown)
}

/** The same for a sweep and all of its runs, those to come too. */
export async function showSweep(ctx: UserCtx, id: string, shown: boolean): Promise<void> {
  const sweep = await db().sweep.findUnique({ where: { id } })
  await mark(ctx, grant(ctx, 'showRun', sweep && { ...sweep, name: '' }, mayShowRun), 'sweep', shown)
}

/**
 * Rows before images: an image that is just being made holds its run, so it is waited for here, or sees what became of
 * the run.
 */
async function mark(ctx: UserCtx, row: Granted<Row, 'showRun'>, kind: 'run' | 'sweep', shown: boolean) {
  const at = shown ? ctx.now : null
  await inTransaction(async (tx) => {
    const isNew = kind === 'sweep' && (await markSweep(tx, row.id, at))
    const part = kind === 'run' ? Prisma.sql`"id" = ${row.id}::uuid` : Prisma.sql`"sweepId" = ${row.id}::uuid`
    await tx.$queryRaw`SELECT 1 AS held FROM "Run" WHERE ${part} ORDER BY "id" FOR NO KEY UPDATE`
    const runs = await tx.$executeRaw`
      UPDATE "Run" SET "shownAt" = ${at} WHERE ${part} AND ("shownAt" IS NULL) = ${shown}`
    const count = await showImagesOfRuns(tx, Prisma.sql`SELECT "id" FROM "Run" WHERE ${part}`, shown, ctx.now)
    if (!isNew && runs === 0 && count === 0) return
    await tellShown(tx, ctx, row.teamId, {
      ...{ shown, count, subjectKind: kind, subjectId: row.id, subjectName: row.name },
    })
    if (kind === 'sweep' && !shown) await tellHidden(tx, row)
  })
}

const markSweep = async (tx: Tx, id: string, at: Date | null): Promise<boolean> =>
  (await tx.$executeRaw`
    UPDATE "Sweep" SET "shownAt" = ${at} WHERE "id" = ${id}::uuid AND ("shownAt" IS NULL) = ${at !== null}`) >
  0
