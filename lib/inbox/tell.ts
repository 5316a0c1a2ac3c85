import { newId } from '@/lib/core/ids'
import type { Tx } from '@/lib/db'
import { notify } from '@/lib/events'
import { reachesOutsiders } from './rules'
import { TOLD, type ToldFacts, type ToldKind } from './schema'

export type Told<K extends ToldKind> = {
  /** The team it happened in; null only for what is of none. */
  teamId: string | null
  kind: K
  /** What it is about, by which the same happening told twice is told once to each: an id, or ids joined. */
  subject: string
  facts: ToldFacts<K>
}

const MOST_AT_ONCE = 500

/**
 * Tells people of something, in the transaction in which it happens: at most once each, never the doer (`facts.byId`),
 * nobody who is suspended, not in the team, or has turned the kind off.
 */
export async function tell<K extends ToldKind>(
  tx: Tx,
  now: Date,
  recipients: readonly string[],
  { teamId, kind, subject, facts }: Told<K>,
): Promise<void> {
  const kept = TOLD[kind].parse(facts)
  const others = [...new Set(recipients)].filter((userId) => !('byId' in kept) || kept.byId !== userId).sort()
  for (let at = 0; at < others.length; at += MOST_AT_ONCE) {
    const userIds = others.slice(at, at + MOST_AT_ONCE)
    const ids = userIds.map(() => newId(now.getTime()))
    const written = await tx.$queryRaw<{ userId: string }[]>`
      INSERT INTO "Notification" ("id", "userId", "teamId", "kind", "facts", "subject", "createdAt")
      SELECT r."id", u."id", ${teamId}::uuid, ${kind}, ${JSON.stringify(kept)}::jsonb, ${subject}, ${now}::timestamptz
      FROM unnest(${ids}::uuid[], ${userIds}::uuid[]) AS r("id", "userId")
      JOIN "User" u ON u."id" = r."userId"
      WHERE u."suspendedAt" IS NULL
        AND COALESCE(u."notifications" -> ${kind} ->> 'inbox', 'true') <> 'false'
        AND (${teamId === null || reachesOutsiders(kind)}::boolean OR EXISTS (
          SELECT 1 FROM "Membership" m WHERE m."teamId" = ${teamId}::uuid AND m."userId" = u."id"))
      ON CONFLICT ("userId", "kind", "subject") DO NOTHING
      RETURNING "userId"`
    if (written.length > 0)
      await notify(tx, ...written.map(({ userId }) => ({ kind: 'inbox' as const, userId })))
  }
}
