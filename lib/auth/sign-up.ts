import type { z } from 'zod'
import { type Result, refuse } from '@/lib/core/result'
import { inTransaction } from '@/lib/db'
import { env } from '@/lib/env'
import { insertPerson, type Person } from './create-person'
import { hashPassword } from './password'
import { somebodyExists } from './queries'
import { problemSentence, signupProblem } from './rules'
import type { SignUpInput } from './schema'
import { signUpTurn, takeTurns } from './throttle'

/**
 * Makes an account for whoever asks, as far as SIGNUP allows: FORBIDDEN when it does not, CONFLICT when the
 * e-mail is taken. The address is only typed, not proven.
 */
export async function signUp(
  ctx: { now: Date; address: string },
  input: z.output<typeof SignUpInput>,
): Promise<Result<Person>> {
  const problem = (await somebodyExists()) ? signupProblem(env().SIGNUP, input.email) : 'NOT_SET_UP'
  if (problem) return refuse('FORBIDDEN', problemSentence(problem))
  const limited = await takeTurns([signUpTurn(ctx.address)], ctx.now)
  if (limited) return limited
  const passwordHash = await hashPassword(input.password)
  const { name, email } = input
  return inTransaction((tx) => insertPerson(tx, { name, email, passwordHash, emailVerified: false }, ctx.now))
}
