import { sessionCookie } from './session'
import type { Session } from './session-token'

/** An answer that also signs this browser in. */
export async function answerSignedIn(
  request: Request,
  session: Session,
  { status, body }: { status: number; body?: unknown },
): Promise<Response> {
  const headers = {
    'cache-control': 'no-store',
    'set-cookie': await sessionCookie(
      { userId: session.userId, sessionVersion: session.sessionVersion },
      request.headers,
    ),
  }
  return body === undefined
    ? new Response(null, { status, headers })
    : Response.json(body, { status, headers })
}
