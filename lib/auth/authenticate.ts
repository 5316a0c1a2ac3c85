import type { Role, UserActor } from '@/lib/core/actor'
import { pool } from '@/lib/db'
import { readSession } from './session'
import type { Session } from './session-token'

const SEEN_EVERY_MS = 10 * 60_000

type Row = { isOperator: boolean; teamId: string; role: Role; lastSeenAt: Date | null }

// Named, so Postgres plans it once per connection: this runs with every request.
const ACTOR_QUERY = {
  name: 'auth-actor',
  text: `SELECT u."isOperator", u."lastSeenAt", m."teamId", m."role"::text AS "role"
    FROM "User" u
    JOIN LATERAL (
      SELECT "teamId", "role" FROM "Membership" WHERE "userId" = u."id" ORDER BY "createdAt", "teamId" LIMIT 1
    ) m ON true
    WHERE u."id" = $1 AND u."sessionVersion" = $2 AND u."suspendedAt" IS NULL`,
}

/** Who is asking, with role and standing read from the database now; null for strangers and ended sessions. */
export async function authenticate(request: Request): Promise<UserActor | null> {
  return authenticateHeaders(request.headers)
}

export async function authenticateHeaders(headers: Headers): Promise<UserActor | null> {
  const session = await readSession(headers)
  return session ? actorOf(session) : null
}

/** The actor a session stands for while it is alive: not suspended, and no password change since. */
export async function actorOf({ userId, sessionVersion }: Session): Promise<UserActor | null> {
  const { rows } = await pool().query<Row>({ ...ACTOR_QUERY, values: [userId, sessionVersion] })
  const row = rows[0]
  if (!row) return null
  if (Date.now() - (row.lastSeenAt?.getTime() ?? 0) > SEEN_EVERY_MS) await markSeen(userId)
  return { kind: 'user', userId, teamId: row.teamId, role: row.role, isOperator: row.isOperator }
}

const markSeen = (userId: string) =>
  pool().query('UPDATE "User" SET "lastSeenAt" = now() WHERE "id" = $1', [userId])
