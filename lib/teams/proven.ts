import { Prisma } from '@/lib/db'

/**
 * Of a person `u`: that their address is known to be theirs. Somebody vouched for it, or the studio mailed an invite
 * there by which they came. Else whoever typed a stranger's address would read and be written what is the stranger's.
 */
export const addressProven = Prisma.sql`(u."emailVerifiedAt" IS NOT NULL OR EXISTS (
  SELECT 1 FROM "InviteUse" x JOIN "Invite" v ON v."id" = x."inviteId"
  WHERE x."userId" = u."id" AND v."email" = u."email" AND v."mailedAt" IS NOT NULL))`
