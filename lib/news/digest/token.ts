import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { env } from '@/lib/env'

const sign = (userId: string): string =>
  createHmac('sha256', env().NEXTAUTH_SECRET).update(`unsubscribe ${userId}`).digest('base64url')

/** What lets whoever has a digest end them for its reader, and nothing else. It does not expire: letters are kept. */
export const unsubscribeToken = (userId: string): string => `${userId}.${sign(userId)}`

/** Whose digests a token ends; null for one that is not ours. */
export function readUnsubscribeToken(token: string): string | null {
  const [userId = '', signature = ''] = token.split('.')
  if (!z.uuid().safeParse(userId).success) return null
  const [ours, theirs] = [Buffer.from(sign(userId)), Buffer.from(signature)]
  return ours.length === theirs.length && timingSafeEqual(ours, theirs) ? userId : null
}
