import type { z } from 'zod'
import { type Refusal, type Result, refuse } from '@/lib/core/result'
import { inTransaction } from '@/lib/db'
import { insertPerson, type Person } from './create-person'
import { hashPassword } from './password'
import { somebodyExists } from './queries'
import type { SetUpInput } from './schema'

const SET_UP_LOCK = 7_216_001

const alreadyDone = (): Refusal =>
  refuse('CONFLICT', 'This studio is already set up. Sign in, or ask its owner for an account.')

/** First run: makes the owner and operator. Exactly one of any number at once succeeds, the rest are CONFLICT. */
export async function setUp(ctx: { now: Date }, input: z.output<typeof SetUpInput>): Promise<Result<Person>> {
  if (await somebodyExists()) return alreadyDone()
  const passwordHash = await hashPassword(input.password)
  const { name, email } = input
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${SET_UP_LOCK})`
    if (await somebodyExists(tx)) return alreadyDone()
    return insertPerson(tx, { name, email, passwordHash, emailVerified: true, isOperator: true }, ctx.now)
  })
}
