import { newId } from '@/lib/core/ids'
import { ok, type Result, refuse } from '@/lib/core/result'
import { openWallet } from '@/lib/credits'
import { inTransaction, type Tx } from '@/lib/db'
import { env } from '@/lib/env'
import { tell } from '@/lib/inbox'
import { createPersonalTeam, invitesTo } from '@/lib/teams'
import { hashPassword } from './password'
import type { Session } from './session-token'

type NewPerson = {
  name: string
  email: string
  passwordHash: string | null
  /** Whether somebody we trust vouches for the address: the operator, or the provider that verified it. */
  emailVerified: boolean
  isOperator?: boolean
}
export type Person = Session & { teamId: string }

/** Writes a person with all that comes with one: their own team, owning it, and a wallet with the first credits. */
export async function insertPerson(tx: Tx, person: NewPerson, now: Date): Promise<Result<Person>> {
  const { emailVerified, ...rest } = person
  const userId = newId(now.getTime())
  const made = await tx.user.createMany({
    data: [{ id: userId, ...rest, emailVerifiedAt: emailVerified ? now : null, createdAt: now }],
    skipDuplicates: true,
  })
  if (made.count === 0) return refuse('CONFLICT', 'There is already an account with that e-mail.')
  const { teamId } = await createPersonalTeam(tx, { userId, name: `${person.name}’s studio`, now })
  const grantCenticredits = env().signupCenticredits
  await openWallet(tx, { teamId, userId, grantCenticredits, note: 'Welcome credits', now })
  await tellOfInvites(tx, { userId, email: person.email }, now)
  return ok({ userId, teamId, sessionVersion: 0 })
}

/** What was sent to their address before they came. It is read once the address is known to be theirs. */
async function tellOfInvites(tx: Tx, { userId, email }: { userId: string; email: string }, now: Date) {
  for (const { id, teamId, teamName, role, invitedById } of await invitesTo(email, now, tx)) {
    const facts = { byId: invitedById, inviteId: id, role, teamName }
    await tell(tx, now, [userId], { teamId, kind: 'invited', subject: id, facts })
  }
}

type CreatePersonInput = { name: string; email: string; password: string; isOperator?: boolean }

/** Makes a person on the operator's word, whatever SIGNUP says: for the seed and the command line. */
export async function createPerson(input: CreatePersonInput, now = new Date()): Promise<Result<Person>> {
  const { password, ...person } = input
  const passwordHash = await hashPassword(password)
  return inTransaction((tx) => insertPerson(tx, { ...person, passwordHash, emailVerified: true }, now))
}
