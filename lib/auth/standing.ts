import type { Role, UserActor } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import type { AskedTeam } from './team'

export type Standing = {
  isOperator: boolean
  homeTeamId: string
  memberships: Record<string, Role>
}

/** Of a person `u`: the teams they are in with their roles, and the one they are in when none is named. */
export const TEAMS_OF = `SELECT json_object_agg(m."teamId", m."role") AS "memberships",
    (array_agg(m."teamId" ORDER BY t."kind", m."createdAt", m."teamId"))[1] AS "homeTeamId"
  FROM "Membership" m JOIN "Team" t ON t."id" = m."teamId"
  WHERE m."userId" = u."id" AND t."deletedAt" IS NULL`

/** The person acting in the team that was asked for. Throws NOT_FOUND when they insist on one they are not in. */
export function actorIn(userId: string, standing: Standing, asked: AskedTeam): UserActor {
  const { memberships, isOperator } = standing
  const teamId = chooseTeam(standing, asked)
  const role = Object.hasOwn(memberships, teamId) ? memberships[teamId] : undefined
  if (!role) throw new AppError('NOT_FOUND', 'There is no such team, or you are not in it any more.')
  return { kind: 'user', userId, teamId, role, isOperator, memberships }
}

/** What a request insists on is never replaced by another team: money and pictures would go to the wrong one. */
const chooseTeam = ({ memberships, homeTeamId }: Standing, { insisted, remembered }: AskedTeam): string =>
  insisted ?? (remembered && Object.hasOwn(memberships, remembered) ? remembered : homeTeamId)
