import type { Tx } from '@/lib/db'
import { CHANNEL } from '@/lib/events'

/** `sha256` names bytes that are in storage already: bytes first, rows second. Sizes in pixels and bytes. */
export type NewImage = {
  id: string
  teamId: string
  userId: string
  generationId: string
  sha256: string
  format: string
  byteLength: number
  widthPx: number
  heightPx: number
  prompt: string
  createdAt: Date
}

/**
 * The row of a generation's picture; a second one for the same generation throws. It is shown to the team from the
 * start where its author's new work is, or where its run or sweep is shown; the team hears of it. One statement.
 */
export async function insertImage(tx: Tx, image: NewImage): Promise<void> {
  await tx.$queryRaw`
    WITH made AS (
      INSERT INTO "Image" ("id", "teamId", "userId", "generationId", "sha256", "format", "byteLength", "widthPx", "heightPx", "prompt", "createdAt", "shownAt")
      VALUES (${image.id}::uuid, ${image.teamId}::uuid, ${image.userId}::uuid, ${image.generationId}::uuid, ${image.sha256}, ${image.format},
        ${image.byteLength}, ${image.widthPx}, ${image.heightPx}, ${image.prompt}, ${image.createdAt},
        CASE WHEN EXISTS (
          SELECT 1 FROM "Membership" m
          WHERE m."teamId" = ${image.teamId}::uuid AND m."userId" = ${image.userId}::uuid AND m."showsNewWork"
        ) OR EXISTS (
          SELECT 1 FROM "Generation" g JOIN "Run" r ON r."id" = g."runId" LEFT JOIN "Sweep" s ON s."id" = r."sweepId"
          WHERE g."id" = ${image.generationId}::uuid AND (r."shownAt" IS NOT NULL OR s."shownAt" IS NOT NULL)
        ) THEN ${image.createdAt}::timestamptz END)
      RETURNING "teamId", "shownAt")
    SELECT pg_notify(${CHANNEL}, json_build_object('kind', 'team', 'teamId', "teamId", 'what', 'images', 'id', NULL)::text)::text
    FROM made WHERE "shownAt" IS NOT NULL`
}
