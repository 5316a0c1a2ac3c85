import type { z } from 'zod'
import { hashPassword, insertPerson, type Person, signUpTurn, takeTurns } from '@/lib/auth'
import type { SignUpInput } from '@/lib/auth/schema'
import type { UserCtx } from '@/lib/core/actor'
import { type Result, refuse } from '@/lib/core/result'
import { inTransaction, type Tx } from '@/lib/db'
import { findInvite } from '@/lib/teams'
import { byToken, type Caller, joinBy, unknownInvite, welcomeOf } from './join'

type Input = z.output<typeof SignUpInput> & { invite: string }

/**
 * Makes an account for who holds an invite, whatever SIGNUP says, and brings them into its team: both or neither.
 * An address that the invite was mailed to is proven by having it.
 */
export async function signUpByInvite(
  caller: Caller & { requestId: string },
  input: Input,
): Promise<Result<Person>> {
  const { now, address, requestId } = caller
  const known = await welcomeOf(input.invite, null, caller)
  if (!known.ok) return known
  const limited = await takeTurns([signUpTurn(address)], now)
  if (limited) return limited
  if (known.value.email && known.value.email.toLowerCase() !== input.email)
    return otherAddress(known.value.email)
  const passwordHash = await hashPassword(input.password)
  const { name, email } = input
  return inTransaction(async (tx) => {
    const emailVerified = await isProven(tx, input.invite, now)
    const made = await insertPerson(tx, { name, email, passwordHash, emailVerified }, now)
    if (!made.ok) return made
    const { userId, teamId } = made.value
    const memberships = { [teamId]: 'owner' } as const
    const actor = { kind: 'user', userId, teamId, role: 'owner', isOperator: false, memberships } as const
    const ctx: UserCtx = { actor, now, requestId }
    const joined = await joinBy(tx, ctx, byToken(input.invite, now), { userId, email })
    return joined.ok ? { ...made, value: { ...made.value, teamId: joined.value.teamId } } : joined
  })
}

async function isProven(tx: Tx, token: string, now: Date): Promise<boolean> {
  const invite = await findInvite(token, now, tx)
  if (!invite) throw unknownInvite()
  return invite.email !== null && invite.mailedAt !== null
}

function otherAddress(email: string) {
  const fields = [{ field: 'email', message: `must be ${email}, whom this invite is for` }]
  return refuse('INVALID_INPUT', `email: must be ${email}, whom this invite is for`, { fields })
}
