import { Prisma } from '@/lib/db'
import { opensFor, visibleTo } from '@/lib/gallery'

// lib/gallery/policy.ts and lib/runs/policy.ts as SQL, asked for a member of the row's team. What is in the trash is
// shown to nobody, its author included: a link is for strangers.

/** A person's id, as a column or a value. */
type Who = Prisma.Sql

/** Of an image `i`: that it is alive and `who` may see it. */
export const imageSeenBy = (who: Who) => Prisma.sql`(i."deletedAt" IS NULL AND ${visibleTo(who)})`

/** Of `l` with teamId, targetKind and targetId: that its target is alive and `who` may see it. */
export const targetSeenBy = (who: Who) => Prisma.sql`CASE l."targetKind"::text
  WHEN 'image' THEN EXISTS (
    SELECT 1 FROM "Image" i WHERE i."id" = l."targetId" AND i."teamId" = l."teamId" AND ${imageSeenBy(who)})
  WHEN 'collection' THEN EXISTS (
    SELECT 1 FROM "Collection" c WHERE c."id" = l."targetId" AND c."teamId" = l."teamId" AND c."deletedAt" IS NULL
      AND ${opensFor(who)})
  WHEN 'run' THEN EXISTS (
    SELECT 1 FROM "Run" r WHERE r."id" = l."targetId" AND r."teamId" = l."teamId"
      AND (r."userId" = ${who} OR r."shownAt" IS NOT NULL))
  WHEN 'sweep' THEN EXISTS (
    SELECT 1 FROM "Sweep" s WHERE s."id" = l."targetId" AND s."teamId" = l."teamId"
      AND (s."userId" = ${who} OR s."shownAt" IS NOT NULL))
  END`
