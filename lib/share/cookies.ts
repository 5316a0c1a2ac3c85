import { isSecure } from '@/lib/auth'

const NAMES = { unlock: 'triptych-unlock', guest: 'triptych-guest', seen: 'triptych-seen' } as const
type Kept = keyof typeof NAMES

const DAY_SECONDS = 24 * 60 * 60
export const UNLOCKED_SECONDS = 7 * DAY_SECONDS
const GUEST_SECONDS = 400 * DAY_SECONDS
const LASTS: Record<Kept, number> = { unlock: UNLOCKED_SECONDS, guest: GUEST_SECONDS, seen: DAY_SECONDS }

export function readCookie(headers: Headers, kept: Kept): string | undefined {
  const prefix = `${NAMES[kept]}=`
  const pairs = headers.get('cookie')?.split(/;\s*/) ?? []
  return pairs.find((pair) => pair.startsWith(prefix))?.slice(prefix.length)
}

/** `Set-Cookie` values, one for the page and one for its API: no other address of the host ever hears them. */
export function cookiesFor(token: string, kept: Kept, value: string, headers: Headers): string[] {
  const secure = isSecure(headers) ? '; Secure' : ''
  return [`/s/${token}`, `/api/v1/shared/${token}`].map(
    (path) =>
      `${NAMES[kept]}=${value}; Path=${path}; Max-Age=${LASTS[kept]}; HttpOnly; SameSite=Lax${secure}`,
  )
}
