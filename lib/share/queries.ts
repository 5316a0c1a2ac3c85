import { may } from '@/lib/auth/permissions'
import type { UserCtx } from '@/lib/core/actor'
import { decodeCursor, encodeCursor } from '@/lib/core/page'
import { type Db, db, Prisma } from '@/lib/db'
import type { Target } from './policy'
import { targetSeenBy } from './reach'
import { stateOf } from './rules'
import type { LinkListQuery, LinkPage, LinkView, TargetKind } from './schema'

type LinkRow = {
  id: string
  teamId: string
  userId: string
  userName: string
  madeById: string | null
  madeByName: string | null
  inheritedAt: Date | null
  targetKind: TargetKind
  targetId: string
  targetName: string | null
  name: string
  isProtected: boolean
  expiresAt: Date | null
  revokedAt: Date | null
  createdAt: Date
  lastViewedAt: Date | null
  viewCount: number
  allowsDownload: boolean
  givesOriginals: boolean
  showsPrompt: boolean
  allowsVotes: boolean
  allowsComments: boolean
}

// What something is called is for those who may see it: a lead sees every link, not every picture.
const rowsFor = (userId: string) => Prisma.sql`
  SELECT l."id", l."teamId", l."userId", u."name" AS "userName", l."madeById",
    b."name" AS "madeByName", l."inheritedAt", l."targetKind"::text AS "targetKind", l."targetId",
    l."name", (l."passwordHash" IS NOT NULL) AS "isProtected", l."expiresAt", l."revokedAt", l."createdAt",
    l."lastViewedAt", l."viewCount", l."allowsDownload", l."givesOriginals", l."showsPrompt", l."allowsVotes",
    l."allowsComments",
    CASE WHEN ${targetSeenBy(Prisma.sql`${userId}::uuid`)} THEN left(CASE l."targetKind"
      WHEN 'collection' THEN (SELECT c."name" FROM "Collection" c WHERE c."id" = l."targetId")
      WHEN 'image' THEN (SELECT COALESCE(NULLIF(i."prompt", ''), i."fileName", '') FROM "Image" i WHERE i."id" = l."targetId")
      WHEN 'run' THEN (SELECT r."prompt" FROM "Run" r WHERE r."id" = l."targetId")
      WHEN 'sweep' THEN (SELECT s."input" ->> 'prompt' FROM "Sweep" s WHERE s."id" = l."targetId")
    END, 200) END AS "targetName"
  FROM "ShareLink" l JOIN "User" u ON u."id" = l."userId" LEFT JOIN "User" b ON b."id" = l."madeById"`

const viewOf = ({ actor, now }: UserCtx, row: LinkRow): LinkView => ({
  id: row.id,
  target: { kind: row.targetKind, id: row.targetId, name: row.targetName },
  name: row.name,
  by: { id: row.userId, name: row.userName },
  isOwn: row.userId === actor.userId,
  inherited: inheritedOf(row),
  state: stateOf(row, now),
  createdAt: row.createdAt.toISOString(),
  expiresAt: row.expiresAt?.toISOString() ?? null,
  hasPassword: row.isProtected,
  allowsDownload: row.allowsDownload,
  givesOriginals: row.givesOriginals,
  showsPrompt: row.showsPrompt,
  allowsVotes: row.allowsVotes,
  allowsComments: row.allowsComments,
  viewCount: row.viewCount,
  lastViewedAt: row.lastViewedAt?.toISOString() ?? null,
})

const inheritedOf = ({ madeById, madeByName, inheritedAt }: LinkRow): LinkView['inherited'] =>
  madeById === null || inheritedAt === null
    ? null
    : { from: { id: madeById, name: madeByName ?? 'Somebody' }, at: inheritedAt.toISOString() }

/** The actor's own links in the team they act in, newest first; of who leads it, everybody's. */
export async function listLinks(ctx: UserCtx, query: LinkListQuery): Promise<LinkPage> {
  const { teamId, userId } = ctx.actor
  const after = decodeCursor(query.cursor)
  const whose = may(ctx.actor, 'share:manage', teamId)
    ? Prisma.empty
    : Prisma.sql`AND l."userId" = ${userId}::uuid`
  const target = query.targetId ? Prisma.sql`AND l."targetId" = ${query.targetId}::uuid` : Prisma.empty
  const keyset = after
    ? Prisma.sql`AND (l."createdAt", l."id") < (${after.createdAt}, ${after.id}::uuid)`
    : Prisma.empty
  const rows = await db().$queryRaw<LinkRow[]>`${rowsFor(userId)}
    WHERE l."teamId" = ${teamId}::uuid ${whose} ${target} ${keyset}
    ORDER BY l."createdAt" DESC, l."id" DESC LIMIT ${query.limit + 1}`
  const page = rows.slice(0, query.limit)
  const last = rows.length > query.limit ? page.at(-1) : undefined
  return { items: page.map((row) => viewOf(ctx, row)), nextCursor: last ? encodeCursor(last) : null }
}

/** One link as its maker or a lead sees it. For callers that checked who asks. */
export async function readLink(ctx: UserCtx, id: string, within: Db = db()): Promise<LinkView> {
  const [row] = await within.$queryRaw<LinkRow[]>`${rowsFor(ctx.actor.userId)} WHERE l."id" = ${id}::uuid`
  if (!row) throw new Error(`link ${id} vanished while it was read`)
  return viewOf(ctx, row)
}

/** Something to share in the team the actor acts in; null when it is not there for them. */
export async function findTarget(
  { actor: { teamId, userId } }: UserCtx,
  { kind, id }: { kind: TargetKind; id: string },
): Promise<Target | null> {
  const [found] = await db().$queryRaw<{ isSeen: boolean }[]>`
    SELECT ${targetSeenBy(Prisma.sql`${userId}::uuid`)} AS "isSeen"
    FROM (SELECT ${kind}::text AS "targetKind", ${id}::uuid AS "targetId", ${teamId}::uuid AS "teamId") l`
  return found ? { teamId, isSeen: found.isSeen } : null
}
