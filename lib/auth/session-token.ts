import { hash } from 'node:crypto'
import { decode } from 'next-auth/jwt'
import { z } from 'zod'
import { env } from '@/lib/env'

/** All that a session cookie says. What the person may do is read from the database each time. */
export const Session = z.object({ userId: z.uuid(), sessionVersion: z.int() })
export type Session = z.infer<typeof Session>

const Claims = Session.extend({ exp: z.number() })
const KEPT_MS = 60_000
const MOST = 5000

// Deriving the key and decrypting takes longer than all else a request is asked on the way in.
const opened = new Map<string, { session: Session; untilMs: number }>()

/** What a token of ours says; throws when it is forged, or its own time is over. Opened at most once a minute. */
export async function openToken(token: string): Promise<Session> {
  const key = hash('sha256', token)
  const known = opened.get(key)
  if (known && known.untilMs > Date.now()) return known.session
  opened.delete(key)
  const { exp, ...session } = Claims.parse(await decode({ token, secret: env().NEXTAUTH_SECRET }))
  for (const oldest of opened.keys()) {
    if (opened.size < MOST) break
    opened.delete(oldest)
  }
  opened.set(key, { session, untilMs: Math.min(Date.now() + KEPT_MS, exp * 1000) })
  return session
}
