import { env } from '@/lib/env'

/** Where this studio is reached from outside: `https://studio.example`, without a slash. */
export function publicOrigin(headers: Headers): string {
  const { NEXTAUTH_URL } = env()
  if (NEXTAUTH_URL) return new URL(NEXTAUTH_URL).origin
  const host = headers.get('x-forwarded-host') ?? headers.get('host') ?? 'localhost'
  return `${headers.get('x-forwarded-proto') ?? 'http'}://${host}`
}
