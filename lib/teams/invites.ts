import type { Role } from '@/lib/core/actor'
import { type Db, db, Prisma } from '@/lib/db'
import { hashToken } from './invite-token'

export type LivingInvite = {
  id: string
  teamId: string
  teamName: string
  role: Exclude<Role, 'owner'>
  email: string | null
  mailedAt: Date | null
  expiresAt: Date
  invitedById: string
  invitedByName: string
  /** Every use of it is taken: it leads in nobody else. */
  isUsedUp: boolean
}

const living = (now: Date) => Prisma.sql`
  SELECT i."id", i."teamId", t."name" AS "teamName", i."role"::text AS "role", i."email"::text AS "email",
    i."mailedAt", i."expiresAt", i."invitedById", u."name" AS "invitedByName",
    i."useCount" >= i."maxUses" AS "isUsedUp"
  FROM "Invite" i
  JOIN "Team" t ON t."id" = i."teamId" AND t."deletedAt" IS NULL AND t."kind" = 'shared'
  JOIN "Membership" m ON m."teamId" = i."teamId" AND m."userId" = i."invitedById" AND m."role" IN ('owner', 'admin')
  JOIN "User" u ON u."id" = i."invitedById" AND u."suspendedAt" IS NULL
  WHERE i."revokedAt" IS NULL AND i."expiresAt" > ${now}::timestamptz`

/**
 * The invite under a token while it lives: not revoked nor expired, its team there, who made it still one who may
 * invite. Who came in by one that is used up since still finds it.
 */
export async function findInvite(token: string, now: Date, within: Db = db()): Promise<LivingInvite | null> {
  const [invite] = await within.$queryRaw<
    LivingInvite[]
  >`${living(now)} AND i."tokenHash" = ${hashToken(token)}`
  return invite ?? null
}

/** Whether a living invite was sent to this very address. */
export async function isInvited(email: string, now: Date, within: Db = db()): Promise<boolean> {
  const rows = await within.$queryRaw<object[]>`${living(now)} AND i."email" = ${email}::citext
    AND i."useCount" < i."maxUses" LIMIT 1`
  return rows.length > 0
}
