import type { Ctx } from '@/lib/core/actor'
import { db, inTransaction, Prisma, type Tx } from '@/lib/db'
import { enqueue } from '@/lib/jobs'
import { lockRoster } from '@/lib/teams'
import { heirOf } from '@/lib/teams/rules'
import { inheritLinks } from './inherit-links'
import { transferCredits } from './leaving'

export type Going = { teamId: string; userId: string; toUserId: string }

/** More than this is moved by the worker: a request, and its locks, should not last so long. */
const MUCH = 10_000
const BATCH = 2000

/** Whether somebody made so much in a team that moving it takes a while. */
export async function hasMuchWork(tx: Tx, { teamId, userId }: Going): Promise<boolean> {
  const [found] = await tx.$queryRaw<{ many: boolean }[]>`
    SELECT count(*) > ${MUCH} AS many FROM (
      SELECT FROM "Image" WHERE "teamId" = ${teamId}::uuid AND "userId" = ${userId}::uuid LIMIT ${MUCH + 1}) AS i`
  return found?.many ?? false
}

/**
 * Every run, sweep and image of somebody in a team becomes another member's. Runs go before images: one that is being
 * stored takes its owner from its run, whose row it locks. Doing it again moves what came after.
 */
export async function transferWork(tx: Tx, going: Going): Promise<void> {
  for (const move of MOVES) while ((await move(tx, going)) > 0);
}

type MoveBatch = (tx: Tx, going: Going) => Promise<number>

const batchOf = (table: Prisma.Sql, { teamId, userId }: Going) => Prisma.sql`"id" IN (
  SELECT "id" FROM ${table} WHERE "teamId" = ${teamId}::uuid AND "userId" = ${userId}::uuid LIMIT ${BATCH})`
const SWEEP = Prisma.sql`"Sweep"`
const RUN = Prisma.sql`"Run"`
const IMAGE = Prisma.sql`"Image"`
// Keys are unique for each person: under the heir's name they need another one.
const anotherKey = Prisma.sql`"idempotencyKey" = 'of ' || "userId" || ' ' || "idempotencyKey"`

const MOVES: readonly MoveBatch[] = [
  (tx, going) => tx.$executeRaw`
    UPDATE "Sweep" SET "userId" = ${going.toUserId}::uuid, ${anotherKey} WHERE ${batchOf(SWEEP, going)}`,
  (tx, going) => tx.$executeRaw`
    UPDATE "Run" SET "userId" = ${going.toUserId}::uuid, "version" = "version" + 1, ${anotherKey}
    WHERE ${batchOf(RUN, going)}`,
  (tx, going) => tx.$executeRaw`
    UPDATE "Image" SET "userId" = ${going.toUserId}::uuid WHERE ${batchOf(IMAGE, going)}`,
]

/** Collections, share links and the prompts the team uses: few, and dead or nobody's until they are moved. */
export async function transferAlbums(tx: Tx, ctx: Pick<Ctx, 'actor' | 'now'>, going: Going): Promise<void> {
  const { teamId, userId, toUserId } = going
  const theirs = { teamId, userId }
  const data = { userId: toUserId }
  await tx.collection.updateMany({ where: theirs, data })
  // What hangs in a collection does so by its author's hand: with the image goes the hand. What the heir has hidden
  // of their own stays hidden: nobody of them put it there.
  await tx.$executeRaw`
    UPDATE "CollectionItem" n SET "addedById" = ${toUserId}::uuid FROM "Collection" c
    WHERE c."id" = n."collectionId" AND c."teamId" = ${teamId}::uuid AND n."addedById" = ${userId}::uuid
      AND NOT EXISTS (SELECT FROM "Image" i
        WHERE i."id" = n."imageId" AND i."userId" = ${toUserId}::uuid AND i."shownAt" IS NULL)`
  await inheritLinks(tx, ctx, going)
  await tx.savedPrompt.updateMany({ where: { ...theirs, isShared: true }, data })
}

const AGAIN_MS = 10 * 60_000

/**
 * A job: moves what is left of somebody who is in the team no more, a little at a time; what running pictures give back
 * too, for which it comes again while any hold is open.
 */
export async function transferRest(going: Going): Promise<void> {
  for (const move of [transferAlbumsOnce, ...MOVES, transferCreditsOnce])
    while ((await inTransaction((tx) => moveTo(tx, going, move))) > 0);
  const { teamId, userId } = going
  const team = { memberships: { none: { userId } } }
  const held = await db().wallet.count({ where: { teamId, userId, team, heldCenticredits: { gt: 0 } } })
  const startAfter = new Date(Date.now() + AGAIN_MS)
  if (held > 0) await inTransaction((tx) => enqueue(tx, 'team.transfer', [going], { startAfter }))
}

const bySystem = () => ({ actor: { kind: 'system' }, now: new Date() }) as const

const transferCreditsOnce: MoveBatch = async (tx, going) => {
  await transferCredits(tx, bySystem(), going)
  return 0
}

const transferAlbumsOnce: MoveBatch = async (tx, going) => {
  await transferAlbums(tx, bySystem(), going)
  return 0
}

/** Who was to have the work may have left since, and who left may be back. */
async function moveTo(tx: Tx, { teamId, userId, toUserId }: Going, move: MoveBatch): Promise<number> {
  const roster = await lockRoster(tx, teamId)
  if (!roster || roster.seats.some((seat) => seat.userId === userId)) return 0
  const stays = heirOf(roster.seats, { actorId: userId, userId, transferTo: toUserId })
  const heir = stays ?? heirOf(roster.seats, { actorId: userId, userId, transferTo: undefined })
  return heir ? move(tx, { teamId, userId, toUserId: heir.userId }) : 0
}
