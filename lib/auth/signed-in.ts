import { sessionCookie } from './session'
import type { Session } from './session-token'
import { teamCookie } from './switch-team'

type Answer = { status: number; body?: unknown; teamId?: string }

/** An answer that also signs this browser in, in one of the person's teams when it is said which. */
export async function answerSignedIn(
  request: Request,
  { userId, sessionVersion }: Session,
  { status, body, teamId }: Answer,
): Promise<Response> {
  const headers = new Headers({ 'cache-control': 'no-store' })
  headers.append('set-cookie', await sessionCookie({ userId, sessionVersion }, request.headers))
  if (teamId) headers.append('set-cookie', teamCookie(teamId, request.headers))
  return body === undefined
    ? new Response(null, { status, headers })
    : Response.json(body, { status, headers })
}
