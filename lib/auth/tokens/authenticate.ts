import type { UserActor } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { pool } from '@/lib/db'
import { clientAddress } from '../address'
import { actorIn, type Standing, TEAMS_OF } from '../standing'
import { askedTeam } from '../team'
import { takeTurns, tokenTurn } from '../throttle'
import { hashOf } from './create'
import { looksLikeToken } from './rules'

const USED_EVERY_MS = 10 * 60_000

type Row = Standing & { id: string; userId: string; scopes: string[]; lastUsedAt: Date | null }

const TOKEN_QUERY = {
  name: 'auth-token',
  text: `SELECT k."id", k."userId", k."scopes", k."lastUsedAt", u."isOperator", m."memberships", m."homeTeamId"
    FROM "ApiToken" k JOIN "User" u ON u."id" = k."userId"
    JOIN LATERAL (${TEAMS_OF}) m ON m."homeTeamId" IS NOT NULL
    WHERE k."tokenHash" = $1 AND k."revokedAt" IS NULL AND k."expiresAt" > now() AND u."suspendedAt" IS NULL`,
}

/** Who a script asks for, within the token's scopes; null for a token that is none, was revoked, or has expired. */
export async function authenticateToken(
  headers: Headers,
  token: string,
  inAddress: string | null,
): Promise<UserActor | null> {
  const row = looksLikeToken(token) ? await findToken(token) : undefined
  if (!row) return countWrong(headers)
  if (Date.now() - (row.lastUsedAt?.getTime() ?? 0) > USED_EVERY_MS) await markUsed(row.id)
  const { insisted } = askedTeam(headers, inAddress)
  const actor = actorIn(row.userId, row, { insisted, remembered: null })
  return { ...actor, token: { id: row.id, scopes: row.scopes } }
}

async function findToken(token: string): Promise<Row | undefined> {
  const { rows } = await pool().query<Row>({ ...TOKEN_QUERY, values: [hashOf(token)] })
  return rows[0]
}

/** Only who is wrong is counted, so a good token never waits for a bad one from the same address. */
async function countWrong(headers: Headers): Promise<null> {
  const limited = await takeTurns([tokenTurn(clientAddress(headers))], new Date())
  if (limited) throw new AppError(limited.code, limited.message, { details: limited.details })
  return null
}

const markUsed = (id: string) =>
  pool().query('UPDATE "ApiToken" SET "lastUsedAt" = now() WHERE "id" = $1', [id])
