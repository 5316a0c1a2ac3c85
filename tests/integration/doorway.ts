import type { UserCtx } from '@/lib/core/actor'

export const PASSWORD = 'a long enough password'
const ORIGIN = 'http://127.0.0.1:3000'

/** A GET request as the server hands it to a route. */
export const at = (path: string, headers: Record<string, string> = {}) =>
  new Request(`${ORIGIN}${path}`, { headers: { host: '127.0.0.1:3000', ...headers } })

type Asked = { cookie?: string; body?: unknown; origin?: string }

/** A request as this site's own pages send it. */
export function requestAs(
  method: string,
  path: string,
  { cookie, body, origin = ORIGIN }: Asked = {},
): Request {
  const headers: Record<string, string> = { host: '127.0.0.1:3000', origin }
  if (cookie) headers.cookie = cookie
  if (body !== undefined) headers['content-type'] = 'application/json'
  return new Request(`${ORIGIN}${path}`, {
    method,
    headers,
    body: body === undefined ? undefined : JSON.stringify(body),
  })
}

type Handler = (request: Request, args: { params: Promise<Record<string, string>> }) => Promise<Response>

export const call = (handler: Handler, request: Request, params: Record<string, string> = {}) =>
  handler(request, { params: Promise.resolve(params) })

/** The `Cookie` header of a browser signed in as this session. */
export async function cookieOf(who: { userId: string; sessionVersion: number }): Promise<string> {
  const { sessionCookie } = await import('@/lib/auth/session')
  const { userId, sessionVersion } = who
  return (await sessionCookie({ userId, sessionVersion }, new Headers())).split(';')[0] ?? ''
}

/** Somebody who has an account, with the cookie of their browser and the context of their requests. */
export async function signedUp(name: string, more: { isOperator?: boolean } = {}) {
  const { authenticate, createPerson } = await import('@/lib/auth')
  const email = `${name.toLowerCase()}@northlight.example`
  const made = await createPerson({ name, email, password: PASSWORD, ...more })
  if (!made.ok) throw new Error(made.message)
  const cookie = await cookieOf(made.value)
  const actor = await authenticate(at('/', { cookie }))
  if (!actor) throw new Error('a new person must be signed in')
  const ctx: UserCtx = { actor, now: new Date(), requestId: 'test' }
  return { ...made.value, email, cookie, ctx }
}
export type SignedUp = Awaited<ReturnType<typeof signedUp>>
