import { ok, type Result, refuse } from '@/lib/core/result'
import { inTransaction, type Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { isInvited } from '@/lib/teams'
import { insertPerson } from './create-person'
import { somebodyExists } from './queries'
import { decideArrival, problemSentence, type SignInProblem } from './rules'
import { PersonName } from './schema'
import type { Session } from './session-token'
import { revokeKeys } from './unproven'

export type Arrival = {
  /** Names the provider and, for OIDC, its issuer: another issuer's subjects are other people. */
  provider: string
  providerAccountId: string
  email: string | null
  emailVerified: boolean
  name: string | null
}

const no = (problem: SignInProblem) => refuse('FORBIDDEN', problemSentence(problem), { problem })

/** Somebody came back from GitHub, Google or OIDC: finds them, ties them to their account, or makes one. */
export async function arrive(arrival: Arrival, now = new Date()): Promise<Result<Session>> {
  const { provider, providerAccountId, email } = arrival
  return inTransaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${provider} ${providerAccountId}`}, 0))`
    const account = await tx.account.findUnique({
      where: { provider_providerAccountId: { provider, providerAccountId } },
      include: { user: true },
    })
    if (account?.user.suspendedAt) return no('SUSPENDED')
    if (account) return ok({ userId: account.userId, sessionVersion: account.user.sessionVersion })
    if (!(await somebodyExists(tx))) return no('NOT_SET_UP')
    const existing = email ? await tx.user.findUnique({ where: { email } }) : null
    const isAwaited = email !== null && (await isInvited(email, now, tx))
    const decision = decideArrival(
      env().SIGNUP,
      { ...arrival, isInvited: isAwaited },
      existing && { suspended: !!existing.suspendedAt },
    )
    if (decision.kind === 'no') return no(decision.problem)
    const session = existing
      ? ok(await claimAccount(tx, existing, now))
      : await insertPerson(tx, newPerson(arrival), now)
    if (!session.ok) return session
    await tx.account.create({ data: { provider, providerAccountId, userId: session.value.userId } })
    return session
  })
}

type Claimed = { id: string; sessionVersion: number; emailVerifiedAt: Date | null }

// Whoever merely typed this address at sign-up may not stay inside the account of the person who owns it.
async function claimAccount(tx: Tx, { id, emailVerifiedAt, sessionVersion }: Claimed, now: Date) {
  if (emailVerifiedAt) return { userId: id, sessionVersion }
  const data = { emailVerifiedAt: now, passwordHash: null, sessionVersion: { increment: 1 } }
  const claimed = await tx.user.update({ where: { id }, data })
  await revokeKeys(tx, id, now)
  return { userId: id, sessionVersion: claimed.sessionVersion }
}

function newPerson({ name, email, emailVerified }: Arrival) {
  const address = email ?? ''
  const named = PersonName.safeParse(name?.slice(0, 80))
  return {
    name: named.success ? named.data : address.split('@')[0]?.slice(0, 80) || address,
    email: address,
    emailVerified,
    passwordHash: null,
  }
}
