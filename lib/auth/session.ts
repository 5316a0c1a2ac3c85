import { encode } from 'next-auth/jwt'
import { env } from '@/lib/env'
import { openToken, type Session } from './session-token'

export const SESSION_SECONDS = 30 * 24 * 60 * 60
const COOKIE = 'next-auth.session-token'

// The same decision as next-auth's own, which looks at NEXTAUTH_URL first and then at the forwarded protocol.
export function isSecure(headers: Headers): boolean {
  const url = env().NEXTAUTH_URL
  return url ? url.startsWith('https:') : (headers.get('x-forwarded-proto') ?? 'http') !== 'http'
}

const cookieName = (headers: Headers) => (isSecure(headers) ? `__Secure-${COOKIE}` : COOKIE)

/** Who the request's session cookie says is asking, or null when there is none, it is forged or it ended. */
export async function readSession(headers: Headers): Promise<Session | null> {
  const prefix = `${cookieName(headers)}=`
  const pair = headers
    .get('cookie')
    ?.split(/;\s*/)
    .find((part) => part.startsWith(prefix))
  if (!pair) return null
  try {
    return await openToken(pair.slice(prefix.length))
  } catch {
    return null
  }
}

/** The `Set-Cookie` value that signs this browser in, just as next-auth would set it. */
export async function sessionCookie(session: Session, headers: Headers): Promise<string> {
  const token = await encode({ token: session, secret: env().NEXTAUTH_SECRET, maxAge: SESSION_SECONDS })
  const secure = isSecure(headers) ? '; Secure' : ''
  return `${cookieName(headers)}=${token}; Path=/; Max-Age=${SESSION_SECONDS}; HttpOnly; SameSite=Lax${secure}`
}
