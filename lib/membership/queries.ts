import type { Role, UserCtx } from '@/lib/core/actor'
import { DAY_MS } from '@/lib/core/days'
import { db } from '@/lib/db'
import { leads } from '@/lib/teams/rules'
import type { MemberList, MemberView } from '@/lib/teams/schema'

const SPENT_DAYS = 30

type Row = {
  userId: string
  name: string
  email: string
  role: Role
  isSuspended: boolean
  joinedAt: Date
  lastSeenAt: Date | null
  available: number
}
type Counted = Map<string, number>

/** Who is in the actor's team, who leads it first. Money, addresses and counts are told to those who lead it. */
export async function listMembers({ actor, now }: UserCtx): Promise<MemberList> {
  const isTold = leads(actor.role)
  const [rows, spent, images] = await Promise.all([
    seatsOf(actor.teamId),
    isTold ? spentIn(actor.teamId, now) : new Map<string, number>(),
    isTold ? imagesIn(actor.teamId) : new Map<string, number>(),
  ])
  return { items: rows.map((row) => memberView(row, { isTold, spent, images })) }
}

const seatsOf = (teamId: string) => db().$queryRaw<Row[]>`
  SELECT m."userId", u."name", u."email"::text AS "email", m."role"::text AS "role",
    u."suspendedAt" IS NOT NULL AS "isSuspended", m."createdAt" AS "joinedAt", u."lastSeenAt",
    COALESCE(w."balanceCenticredits" - w."heldCenticredits", 0) AS "available"
  FROM "Membership" m JOIN "User" u ON u."id" = m."userId"
  LEFT JOIN "Wallet" w ON w."teamId" = m."teamId" AND w."userId" = m."userId"
  WHERE m."teamId" = ${teamId}::uuid ORDER BY m."role", m."createdAt", m."userId"`

async function spentIn(teamId: string, now: Date): Promise<Counted> {
  const since = new Date(now.getTime() - SPENT_DAYS * DAY_MS)
  const rows = await db().$queryRaw<{ userId: string; spent: number }[]>`
    SELECT w."userId", -SUM(e."amountCenticredits")::int AS "spent" FROM "Wallet" w
    JOIN "LedgerEntry" e ON e."walletId" = w."id" AND e."createdAt" > ${since}::timestamptz
    WHERE w."teamId" = ${teamId}::uuid AND e."kind" IN ('capture', 'refund') GROUP BY w."userId"`
  return new Map(rows.map(({ userId, spent }) => [userId, spent]))
}

async function imagesIn(teamId: string): Promise<Counted> {
  const rows = await db().$queryRaw<{ userId: string; count: number }[]>`
    SELECT "userId", count(*)::int AS "count" FROM "Image"
    WHERE "teamId" = ${teamId}::uuid AND "kind" = 'output' AND "deletedAt" IS NULL AND "brokenAt" IS NULL
    GROUP BY "userId"`
  return new Map(rows.map(({ userId, count }) => [userId, count]))
}

type Told = { isTold: boolean; spent: Counted; images: Counted }

const memberView = (row: Row, { isTold, spent, images }: Told): MemberView => ({
  ...{ userId: row.userId, name: row.name, role: row.role, isSuspended: row.isSuspended },
  joinedAt: row.joinedAt.toISOString(),
  lastSeenAt: row.lastSeenAt?.toISOString() ?? null,
  email: isTold ? row.email : null,
  credits: isTold
    ? { availableCenticredits: row.available, spentCenticredits: spent.get(row.userId) ?? 0 }
    : null,
  imageCount: isTold ? (images.get(row.userId) ?? 0) : null,
})
