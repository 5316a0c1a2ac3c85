import type { UserCtx } from '@/lib/core/actor'
import { AppError } from '@/lib/core/errors'
import { ok, type Result, refuse } from '@/lib/core/result'
import { db, inTransaction } from '@/lib/db'
import { notify } from '@/lib/events'
import { mailOrigin, sendMail } from '@/lib/mail'
import { letterTurn, takeTurns } from '../throttle'
import { isFor, letterToken } from './token'
import { verifyEmailLetter } from './words'

const NO_MAIL = 'This studio sends no mail yet: whoever runs it can set that up.'

/** Writes to one's own address, to learn that it is. CONFLICT without mail, or when it is known already. */
export async function askForEmail(ctx: UserCtx): Promise<Result<undefined>> {
  const origin = mailOrigin()
  if (!origin) return refuse('CONFLICT', NO_MAIL)
  const person = await self(ctx)
  if (person.emailVerifiedAt) return refuse('CONFLICT', 'This address is known to be yours already.')
  const limited = await takeTurns([letterTurn(person.email)], ctx.now)
  if (limited) return limited
  const token = letterToken('verify-email', person, ctx.now)
  await inTransaction((tx) => sendMail(tx, verifyEmailLetter({ to: person.email, origin, token })))
  return ok(undefined)
}

/**
 * The address is the signed-in person's own. Only of their own letter: whoever typed a stranger's address at sign-up
 * must not have it vouched for by the stranger who reads that letter.
 */
export async function verifyEmail(ctx: UserCtx, token: string): Promise<Result<undefined>> {
  const person = await self(ctx)
  if (!isFor('verify-email', person, token, ctx.now)) return staleLetter()
  const { id, email } = person
  const where = { id, email, emailVerifiedAt: null }
  await inTransaction(async (tx) => {
    await tx.user.updateMany({ where, data: { emailVerifiedAt: ctx.now } })
    // What was sent to this address is theirs to read from now on.
    await notify(tx, { kind: 'inbox', userId: id })
  })
  return ok(undefined)
}

export function staleLetter() {
  const fields = [{ field: 'token', message: 'must be that of a letter to you that still counts' }]
  return refuse('INVALID_INPUT', 'This link does not count any more, or not for you.', { fields })
}

async function self({ actor }: UserCtx) {
  const person = await db().user.findUnique({ where: { id: actor.userId } })
  if (!person) throw new AppError('UNAUTHENTICATED', 'Sign in to do this.')
  return person
}
