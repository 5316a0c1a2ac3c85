import type { UserCtx } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { teamOf } from '@/lib/teams'
import { isSecure, SESSION_SECONDS } from './session'
import { TEAM_COOKIE } from './team'

/** An answer with which this browser acts in another of the person's teams. NOT_FOUND for any they are not in. */
export async function answerSwitched(
  { actor }: UserCtx,
  request: Request,
  teamId: string,
  body?: unknown,
): Promise<Response> {
  const team = await teamOf(teamId, actor.userId)
  if (!team || team.deletedAt)
    throw new AppError('NOT_FOUND', 'There is no such team, or you are not in it any more.')
  const headers = { 'cache-control': 'no-store', 'set-cookie': teamCookie(teamId, request.headers) }
  return body === undefined ? new Response(null, { status: 204, headers }) : Response.json(body, { headers })
}

/** The `Set-Cookie` value by which this browser remembers the team. */
export function teamCookie(teamId: string, headers: Headers, maxAge = SESSION_SECONDS): string {
  const secure = isSecure(headers) ? '; Secure' : ''
  return `${TEAM_COOKIE}=${teamId}; Path=/; Max-Age=${maxAge}; HttpOnly; SameSite=Lax${secure}`
}

/** An answer with which this browser forgets the team: the person acts in their own studio again. */
export const answerAtHome = (request: Request): Response =>
  new Response(null, {
    status: 204,
    headers: { 'cache-control': 'no-store', 'set-cookie': teamCookie('', request.headers, 0) },
  })
