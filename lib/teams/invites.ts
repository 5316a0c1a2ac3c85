import type { Role } from '@/lib/core/actor'
import { type Db, db, Prisma } from '@/lib/db'
import { hashToken } from './invite-token'
import { addressProven } from './proven'
import { inviteState } from './rules'
import type { InviteState } from './schema'

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
  WHERE i."revokedAt" IS NULL AND i."declinedAt" IS NULL AND i."expiresAt" > ${now}::timestamptz`

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

/** The same by its id: for callers that have asked whom it is for. */
export async function findInviteById(id: string, now: Date, within: Db): Promise<LivingInvite | null> {
  const [invite] = await within.$queryRaw<LivingInvite[]>`${living(now)} AND i."id" = ${id}::uuid`
  return invite ?? null
}

/** Whether a living invite was sent to this very address. */
export async function isInvited(email: string, now: Date, within: Db = db()): Promise<boolean> {
  const rows = await within.$queryRaw<object[]>`${living(now)} AND i."email" = ${email}::citext
    AND i."useCount" < i."maxUses" LIMIT 1`
  return rows.length > 0
}

/** The living invites to an address, newest first: what somebody who comes with it should hear of. */
export async function invitesTo(email: string, now: Date, within: Db): Promise<LivingInvite[]> {
  return within.$queryRaw<LivingInvite[]>`${living(now)} AND i."email" = ${email}::citext
    AND i."useCount" < i."maxUses" ORDER BY i."createdAt" DESC LIMIT 20`
}

export type AddressedInvite = {
  id: string
  teamId: string
  teamName: string
  email: string
  state: InviteState
}

/**
 * Of these invites the ones that are for this very person: to the address that is known to be theirs, not merely
 * typed. Each with how it stands for them, whether it still lives or not.
 */
export async function invitesFor(
  userId: string,
  ids: readonly string[],
  now: Date,
  within: Db = db(),
): Promise<AddressedInvite[]> {
  const rows = await within.$queryRaw<AddressedRow[]>`
    SELECT i."id", i."teamId", t."name" AS "teamName", i."email"::text AS "email", i."revokedAt", i."declinedAt",
      i."expiresAt", i."useCount", i."maxUses", m."userId" IS NOT NULL AS "isMember",
      t."deletedAt" IS NULL AND l."userId" IS NOT NULL AND b."suspendedAt" IS NULL AS "isUpheld"
    FROM "Invite" i
    JOIN "User" u ON u."id" = ${userId}::uuid AND u."email" = i."email" AND ${addressProven}
    JOIN "Team" t ON t."id" = i."teamId"
    JOIN "User" b ON b."id" = i."invitedById"
    LEFT JOIN "Membership" l ON l."teamId" = i."teamId" AND l."userId" = b."id" AND l."role" IN ('owner', 'admin')
    LEFT JOIN "Membership" m ON m."teamId" = i."teamId" AND m."userId" = u."id"
    WHERE i."id" = ANY(${ids}::uuid[])`
  return rows.map(({ id, teamId, teamName, email, ...row }) => ({
    ...{ id, teamId, teamName, email },
    state: inviteState(row, now),
  }))
}

type AddressedRow = Omit<AddressedInvite, 'state'> & Parameters<typeof inviteState>[0]
