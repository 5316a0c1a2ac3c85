import { ok, type Result, refuse } from '@/lib/core/result'
import { type Db, db, inTransaction } from '@/lib/db'
import { logger } from '@/lib/logger'
import { mailOrigin, sendMail } from '@/lib/mail'
import { hashPassword } from '../password'
import type { ResetPasswordInput } from '../schema'
import type { Session } from '../session-token'
import { letterTurn, resetTurn, takeTurns } from '../throttle'
import { revokeKeys } from '../unproven'
import { claimedReader, isFor, letterToken } from './token'
import { staleLetter } from './verify-email'
import { resetPasswordLetter } from './words'

type Caller = { now: Date; address: string }

/** Whether a forgotten password can be helped: only by mail. */
export const canResetPassword = (): boolean => mailOrigin() !== null

/**
 * Writes to the address if somebody with a password has it. The answer is the same, and as quick, when nobody has:
 * CONFLICT without mail, RATE_LIMITED after a few.
 */
export async function askForPassword(caller: Caller, email: string): Promise<Result<undefined>> {
  const origin = mailOrigin()
  if (!origin) return refuse('CONFLICT', 'This studio sends no mail. Ask whoever runs it for a way in.')
  const limited = await takeTurns([resetTurn(caller.address), letterTurn(email)], caller.now)
  if (limited) return limited
  void write(email, origin, caller.now).catch((error) =>
    logger().warn({ err: error }, 'cannot write to somebody who forgot their password'),
  )
  return ok(undefined)
}

async function write(email: string, origin: string, now: Date): Promise<void> {
  const person = await db().user.findUnique({ where: { email } })
  if (!person?.passwordHash || person.suspendedAt) return
  const token = letterToken('reset-password', person, now)
  await inTransaction((tx) => sendMail(tx, resetPasswordLetter({ to: person.email, origin, token })))
}

async function reader(token: string, now: Date, within: Db) {
  const id = claimedReader(token)
  const person = id && (await within.user.findUnique({ where: { id } }))
  if (!person || person.suspendedAt || !person.passwordHash) return null
  return isFor('reset-password', person, token, now) ? person : null
}

/** Whose password a letter's token may change; null when it does not count any more. */
export async function resetReader(token: string, now: Date): Promise<{ email: string } | null> {
  const person = await reader(token, now, db())
  return person && { email: person.email }
}

/**
 * Sets the password of whoever got the letter, once: every session from before is over, the returned one is for this
 * browser. That the letter arrived also shows whose the address is. INVALID_INPUT when the token does not count.
 */
export async function resetPassword(now: Date, input: ResetPasswordInput): Promise<Result<Session>> {
  if (!(await reader(input.token, now, db()))) return staleLetter()
  const passwordHash = await hashPassword(input.password)
  return inTransaction(async (tx) => {
    const person = await reader(input.token, now, tx)
    if (!person) return staleLetter()
    const { id, sessionVersion, emailVerifiedAt } = person
    const changed = await tx.user.updateMany({
      where: { id, sessionVersion },
      data: { passwordHash, sessionVersion: { increment: 1 }, emailVerifiedAt: emailVerifiedAt ?? now },
    })
    if (changed.count === 0) return staleLetter()
    if (!emailVerifiedAt) await revokeKeys(tx, id, now)
    return ok({ userId: id, sessionVersion: sessionVersion + 1 })
  })
}
