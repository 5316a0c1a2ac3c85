import type { Role, UserActor } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { pool } from '@/lib/db'
import { readSession } from './session'
import type { Session } from './session-token'
import { type AskedTeam, askedTeam } from './team'

const SEEN_EVERY_MS = 10 * 60_000

type Row = {
  isOperator: boolean
  lastSeenAt: Date | null
  homeTeamId: string
  memberships: Record<string, Role>
}

// Named, so Postgres plans it once per connection: this runs with every request.
const ACTOR_QUERY = {
  name: 'auth-actor',
  text: `SELECT u."isOperator", u."lastSeenAt", m."memberships", m."homeTeamId"
    FROM "User" u
    JOIN LATERAL (
      SELECT json_object_agg(m."teamId", m."role") AS "memberships",
        (array_agg(m."teamId" ORDER BY t."kind", m."createdAt", m."teamId"))[1] AS "homeTeamId"
      FROM "Membership" m JOIN "Team" t ON t."id" = m."teamId"
      WHERE m."userId" = u."id" AND t."deletedAt" IS NULL
    ) m ON m."homeTeamId" IS NOT NULL
    WHERE u."id" = $1 AND u."sessionVersion" = $2 AND u."suspendedAt" IS NULL`,
}

/**
 * Who is asking, with roles and standing read from the database now; null for strangers and ended sessions. Throws
 * NOT_FOUND when the request names a team the person is not in.
 */
export async function authenticate(request: Request): Promise<UserActor | null> {
  return authenticateHeaders(request.headers, new URL(request.url).searchParams.get('team'))
}

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
  const { memberships, isOperator } = row
  const teamId = chooseTeam(row, asked)
  const role = memberships[teamId]
  if (!role) throw new AppError('NOT_FOUND', 'There is no such team, or you are not in it any more.')
  return { kind: 'user', userId, teamId, role, isOperator, memberships }
}

/** What a request insists on is never replaced by another team: money and pictures would go to the wrong one. */
const chooseTeam = ({ memberships, homeTeamId }: Row, { insisted, remembered }: AskedTeam): string =>
  insisted ?? (remembered && Object.hasOwn(memberships, remembered) ? remembered : homeTeamId)

const markSeen = (userId: string) =>
  pool().query('UPDATE "User" SET "lastSeenAt" = now() WHERE "id" = $1', [userId])
