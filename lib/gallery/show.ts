import { audit } from '@/lib/audit'
import type { UserCtx } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { type Granted, grant } from '@/lib/core/grant'
import { db, inTransaction, type Prisma, type Tx } from '@/lib/db'
import { notify } from '@/lib/events'
import { mayShowImage, type Owned } from './policy'

type Row = Owned & { id: string; prompt: string }

/**
 * Shows the images to their team, or hides them again: all, or none where one of them is not the actor's own. What is
 * so already stays as it is. A hidden image stays in the collections its author put it in. Throws NOT_FOUND.
 */
export async function showImages(ctx: UserCtx, imageIds: string[], shown: boolean): Promise<void> {
  const ids = [...new Set(imageIds)]
  const rows = new Map((await ownRows(ids)).map((row) => [row.id, row]))
  const images = ids.map((id) => grant(ctx, 'showImage', rows.get(id), mayShowImage))
  const teams = Map.groupBy(images, ({ teamId }) => teamId)
  await inTransaction(async (tx) => {
    for (const some of teams.values()) await mark(tx, ctx, some, shown)
  })
}

async function ownRows(ids: string[]): Promise<Row[]> {
  const images = await db().image.findMany({ where: { id: { in: ids } } })
  return images.map((image) => ({ ...image, inCollection: false }))
}

async function mark(tx: Tx, ctx: UserCtx, images: Granted<Row, 'showImage'>[], shown: boolean) {
  const ids = images.map(({ id }) => id)
  const changed = await tx.$queryRaw<{ id: string }[]>`
    UPDATE "Image" SET "shownAt" = ${shown ? ctx.now : null}
    WHERE "id" = ANY(${ids}::uuid[]) AND ("shownAt" IS NULL) = ${shown} RETURNING "id"`
  const first = images.find(({ id }) => id === changed[0]?.id)
  if (!first) return
  await tellShown(tx, ctx, first.teamId, {
    ...{ shown, count: changed.length, subjectKind: 'image' },
    ...{
      subjectId: changed.length === 1 ? first.id : null,
      subjectName: changed.length === 1 ? first.prompt : '',
    },
  })
}

type Told = {
  shown: boolean
  count: number
  subjectKind: 'image' | 'run' | 'sweep'
  subjectId: string | null
  subjectName: string
}

/** Remembers that something was shown or hidden, and tells the team that its pictures are others now. */
export async function tellShown(tx: Tx, ctx: UserCtx, teamId: string, told: Told): Promise<void> {
  const { shown, count, ...subject } = told
  await audit(tx, ctx, {
    ...{ teamId, ...subject, facts: { count } },
    action: shown ? 'image.shown' : 'image.hidden',
  })
  await notify(tx, { kind: 'team', teamId, what: 'images', id: null })
}

/** Shows the images of these runs, or hides them, in the caller's transaction. For callers that checked who asks. Gives how many changed. */
export const showImagesOfRuns = (tx: Tx, runs: Prisma.Sql, shown: boolean, now: Date): Promise<number> =>
  tx.$executeRaw`
    UPDATE "Image" i SET "shownAt" = ${shown ? now : null} FROM "Generation" g
    WHERE g."id" = i."generationId" AND g."runId" IN (${runs}) AND (i."shownAt" IS NULL) = ${shown}`

/** Whether what the actor makes from now on in the team they act in is shown to it without asking. */
export async function showsNewWork({ actor: { teamId, userId } }: UserCtx): Promise<boolean> {
  const where = { teamId_userId: { teamId, userId } }
  return (await db().membership.findUnique({ where }))?.showsNewWork ?? false
}

/** Sets it. Throws NOT_FOUND for who is not in the team any more. */
export async function setShowsNewWork({ actor }: UserCtx, shows: boolean): Promise<void> {
  const { teamId, userId } = actor
  const { count } = await db().membership.updateMany({
    where: { teamId, userId },
    data: { showsNewWork: shows },
  })
  if (count === 0) throw new AppError('NOT_FOUND', 'You are not in this team any more.')
}
