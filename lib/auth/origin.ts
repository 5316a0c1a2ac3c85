import { env } from '@/lib/env'
import { isSecure } from './session'

/** Where this studio is found, for links that leave it: the public address, else the one it was asked under. */
export function publicOrigin(headers: Headers): string {
  const url = env().NEXTAUTH_URL
  if (url) return new URL(url).origin
  const host = headers.get('x-forwarded-host') ?? headers.get('host') ?? 'localhost'
  return `${isSecure(headers) ? 'https' : 'http'}://${host}`
}
