import { createHmac, timingSafeEqual } from 'node:crypto'
import { z } from 'zod'
import { env } from '@/lib/env'

const MINUTE_MS = 60_000
const LASTS_MS = { 'verify-email': 7 * 24 * 60 * MINUTE_MS, 'reset-password': 60 * MINUTE_MS } as const
type Purpose = keyof typeof LASTS_MS
export type Reader = { id: string; email: string; sessionVersion: number }

/** A password that was changed, in whatever way, voids what was sent to change it: such a letter works once. */
const stateOf = (purpose: Purpose, { sessionVersion }: Reader) =>
  purpose === 'reset-password' ? sessionVersion : null

const sign = (purpose: Purpose, reader: Reader, until: number): string =>
  createHmac('sha256', env().NEXTAUTH_SECRET)
    .update(JSON.stringify(['letter', purpose, reader.id, reader.email, stateOf(purpose, reader), until]))
    .digest('base64url')

/** What a letter carries so that whoever reads it may do one thing to one account, for a while. Kept nowhere. */
export function letterToken(purpose: Purpose, reader: Reader, now: Date): string {
  const until = Math.floor((now.getTime() + LASTS_MS[purpose]) / 1000)
  return `${reader.id}.${until}.${sign(purpose, reader, until)}`
}

/** Whose letter a token says it is from, before it is known to be true; null when it cannot be. */
export function claimedReader(token: string): string | null {
  const [id = ''] = token.split('.')
  return z.uuid().safeParse(id).success ? id : null
}

/** Whether the token was written to this person, for this, and still counts. */
export function isFor(purpose: Purpose, reader: Reader, token: string, now: Date): boolean {
  const [, until = '', signature = ''] = token.split('.')
  const [ours, theirs] = [Buffer.from(sign(purpose, reader, Number(until))), Buffer.from(signature)]
  const fits = ours.length === theirs.length && timingSafeEqual(ours, theirs)
  return fits && Number(until) * 1000 > now.getTime()
}
