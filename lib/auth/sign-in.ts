import { ok, type Result, refuse } from '@/lib/core/result'
import { db } from '@/lib/db'
import { passwordFits } from './password'
import { problemSentence } from './rules'
import type { SignInInput } from './schema'
import type { Session } from './session-token'
import { accountTurn, addressTurn, dropStaleTurns, forgetTurns, returnTurn, takeTurns } from './throttle'

type Caller = { address: string; now: Date }

/**
 * Checks an e-mail and a password. Unknown, wrong and passwordless accounts answer alike and as slowly;
 * RATE_LIMITED carries `retryAfterSeconds`.
 */
export async function signInWithPassword(
  { email, password }: SignInInput,
  { address, now }: Caller,
): Promise<Result<Session>> {
  const [account, caller] = [accountTurn(email), addressTurn(address)]
  const limited = await takeTurns([caller, account], now)
  if (limited) return limited
  const person = await db().user.findUnique({ where: { email } })
  if (!(await passwordFits(person?.passwordHash, password)) || !person) {
    await dropStaleTurns(now)
    return refuse('UNAUTHENTICATED', problemSentence('CredentialsSignin'))
  }
  await Promise.all([forgetTurns(account), returnTurn(caller)])
  if (person.suspendedAt) return refuse('FORBIDDEN', problemSentence('SUSPENDED'))
  return ok({ userId: person.id, sessionVersion: person.sessionVersion })
}
