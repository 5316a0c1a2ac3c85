import type { UserActor } from '@/lib/core/actor'
import { pool } from '@/lib/db'
import { readSession } from './session'
import type { Session } from './session-token'
import { actorIn, type Standing, TEAMS_OF } from './standing'
import { type AskedTeam, askedTeam } from './team'
import { authenticateToken } from './tokens/authenticate'
import { bearerOf } from './tokens/rules'

const SEEN_EVERY_MS = 10 * 60_000

type Row = Standing & { lastSeenAt: Date | null }

// Named, so Postgres plans it once per connection: this runs with every request.
const ACTOR_QUERY = {
  name: 'auth-actor',
  text: `SELECT u."isOperator", u."lastSeenAt", m."memberships", m."homeTeamId"
    FROM "User" u JOIN LATERAL (${TEAMS_OF}) m ON m."homeTeamId" IS NOT NULL
    WHERE u."id" = $1 AND u."sessionVersion" = $2 AND u."suspendedAt" IS NULL`,
}

/**
 * Who is asking, with roles and standing read from the database now; null for strangers, ended sessions and tokens
 * that are none. A request with a bearer token is judged by that alone: its cookies are not looked at. Throws NOT_FOUND
 * when it names a team the person is not in, RATE_LIMITED after many wrong tokens.
 */
export async function authenticate(request: Request): Promise<UserActor | null> {
  const inAddress = new URL(request.url).searchParams.get('team')
  const token = bearerOf(request.headers)
  if (token !== null) return authenticateToken(request.headers, token, inAddress)
  return authenticateHeaders(request.headers, inAddress)
}

/** By the session cookie alone. */
export async function authenticateHeaders(
  headers: Headers,
  inAddress: string | null = null,
): Promise<UserActor | null> {
  const session = await readSession(headers)
  return session ? actorOf(session, askedTeam(headers, inAddress)) : null
}

const ANY_TEAM: AskedTeam = { insisted: null, remembered: null }

/** The actor a session stands for while it is alive: not suspended, and no password change since. */
export async function actorOf(
  { userId, sessionVersion }: Session,
  asked: AskedTeam = ANY_TEAM,
): Promise<UserActor | null> {
  const { rows } = await pool().query<Row>({ ...ACTOR_QUERY, values: [userId, sessionVersion] })
  const row = rows[0]
  if (!row) return null
  if (Date.now() - (row.lastSeenAt?.getTime() ?? 0) > SEEN_EVERY_MS) await markSeen(userId)
  return actorIn(userId, row, asked)
}

const markSeen = (userId: string) =>
  pool().query('UPDATE "User" SET "lastSeenAt" = now() WHERE "id" = $1', [userId])
