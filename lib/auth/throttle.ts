import { createHmac } from 'node:crypto'
import { type Refusal, refuse } from '@/lib/core/result'
import { db, Prisma } from '@/lib/db'
import { env } from '@/lib/env'
import { waitSentence } from './rules'

/** What is counted, and how many tries a quarter of an hour has before waits begin. */
export type Turn = { key: string; limit: number }

const named = (kind: string, name: string) =>
  createHmac('sha256', env().NEXTAUTH_SECRET).update(`throttle ${kind} ${name}`).digest('base64url')

export const accountTurn = (email: string): Turn => ({ key: named('account', email), limit: 5 })
export const addressTurn = (address: string): Turn => ({ key: named('address', address), limit: 30 })
export const signUpTurn = (address: string): Turn => ({ key: named('sign-up', address), limit: 60 })
/** For who forgot their password. */
export const resetTurn = (address: string): Turn => ({ key: named('reset', address), limit: 20 })
/** For letters to one address, whoever asks for them. */
export const letterTurn = (email: string): Turn => ({ key: named('letter', email), limit: 5 })
/** For wrong API tokens. */
export const tokenTurn = (address: string): Turn => ({ key: named('token', address), limit: 60 })
export const inviteTurn = (address: string): Turn => ({ key: named('invite', address), limit: 30 })
export const passwordTurn = (userId: string): Turn => ({ key: named('password', userId), limit: 5 })
/** Passwords of a share link: by one address, and by all there are, so that many cannot guess together. */
export const linkTurns = (linkId: string, address: string): Turn[] => [
  { key: named('link-address', address), limit: 30 },
  { key: named('link-from', `${linkId} ${address}`), limit: 5 },
  { key: named('link', linkId), limit: 60 },
]
export const guestTurn = (address: string): Turn => ({ key: named('guest', address), limit: 60 })

/**
 * Takes one try before it is known to be good or bad, in a single statement, so that any number at once cannot
 * pass the limit. From the limit on each try earns a wait: 1, 2, 4 ... 15 minutes.
 */
export async function takeTurns(turns: Turn[], now: Date): Promise<Refusal | null> {
  for (const turn of turns) {
    if (await takeTurn(turn, now)) continue
    const waitMs = await waitOf(turn, now)
    const retryAfterSeconds = Math.max(1, Math.ceil(waitMs / 1000))
    return refuse('RATE_LIMITED', `Too many tries. ${waitSentence(retryAfterSeconds)}`, { retryAfterSeconds })
  }
  return null
}

async function takeTurn({ key, limit }: Turn, now: Date): Promise<boolean> {
  const tries = Prisma.sql`CASE WHEN t."windowEndsAt" <= ${now}::timestamptz THEN 1 ELSE t."failures" + 1 END`
  const wait = Prisma.sql`interval '1 minute' * least(15, power(2, least(10, (${tries}) - ${limit}::int)))`
  const blocked = Prisma.sql`(${tries}) >= ${limit}::int`
  const taken = await db().$executeRaw`
    INSERT INTO "SignInThrottle" AS t ("key", "failures", "windowEndsAt")
    VALUES (${key}, 1, ${now}::timestamptz + interval '15 minutes')
    ON CONFLICT ("key") DO UPDATE SET
      "failures" = ${tries},
      "blockedUntil" = CASE WHEN ${blocked} THEN ${now}::timestamptz + ${wait} END,
      "windowEndsAt" = CASE
        WHEN ${blocked} THEN ${now}::timestamptz + ${wait} + interval '15 minutes'
        WHEN t."windowEndsAt" <= ${now}::timestamptz THEN ${now}::timestamptz + interval '15 minutes'
        ELSE t."windowEndsAt" END
    WHERE t."blockedUntil" IS NULL OR t."blockedUntil" <= ${now}::timestamptz`
  return taken === 1
}

async function waitOf({ key }: Turn, now: Date): Promise<number> {
  const row = await db().signInThrottle.findUnique({ where: { key } })
  return (row?.blockedUntil?.getTime() ?? 0) - now.getTime()
}

/** After a good try: the account starts afresh. */
export async function forgetTurns({ key }: Turn): Promise<void> {
  await db().signInThrottle.deleteMany({ where: { key } })
}

/** After a good try: the address gets this one back, its bad ones stay. */
export async function returnTurn({ key, limit }: Turn): Promise<void> {
  await db().$executeRaw`
    UPDATE "SignInThrottle" SET "failures" = greatest(0, "failures" - 1),
      "blockedUntil" = CASE WHEN "failures" - 1 < ${limit}::int THEN NULL ELSE "blockedUntil" END
    WHERE "key" = ${key}`
}

/** Drops counts that no longer count; a few at a time, never waiting for a row in use. */
export async function dropStaleTurns(now: Date): Promise<void> {
  await db().$executeRaw`
    DELETE FROM "SignInThrottle" WHERE "key" IN (
      SELECT "key" FROM "SignInThrottle" WHERE "windowEndsAt" < ${now}::timestamptz LIMIT 20 FOR UPDATE SKIP LOCKED)`
}
