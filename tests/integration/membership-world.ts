import type { Role, UserActor, UserCtx } from '@/lib/core/actor'
import { newPerson, type Studio } from './studio'

/** The person as a request of theirs would find them now, acting in that team. */
export async function acting(studio: Studio, who: UserCtx, teamId: string): Promise<UserCtx> {
  const { userId } = who.actor
  const rows = await studio.db().membership.findMany({ where: { userId, team: { deletedAt: null } } })
  const memberships = Object.fromEntries(rows.map((row) => [row.teamId, row.role]))
  const role = memberships[teamId]
  if (!role) throw new Error('acting: not in that team')
  const actor: UserActor = { kind: 'user', userId, teamId, role, isOperator: false, memberships }
  return { actor, requestId: 'test', now: new Date() }
}

/** A shared team of its maker and one new person for each role named, all acting in it. */
export async function newTeam(studio: Studio, roles: readonly Exclude<Role, 'owner'>[] = [], credits = 100) {
  const { createTeam } = await import('@/lib/membership')
  const maker = await newPerson(studio, credits)
  const made = await createTeam(maker, { name: 'Northlight' })
  if (!made.ok) throw new Error(made.message)
  const teamId = made.value.id
  const others: UserCtx[] = []
  for (const role of roles) others.push(await seated(studio, teamId, role, credits))
  return { teamId, owner: await acting(studio, maker, teamId), others }
}

/** Somebody new in a team, with credits there too. */
export async function seated(studio: Studio, teamId: string, role: Role, credits = 100): Promise<UserCtx> {
  const person = await newPerson(studio, credits)
  const { userId } = person.actor
  await studio.db().membership.create({ data: { teamId, userId, role } })
  const wallet = { teamId, userId, grantCenticredits: credits * 100, note: 'Welcome' }
  await studio.inTransaction((tx) => studio.credits.openWallet(tx, wallet))
  return acting(studio, person, teamId)
}

/** Puts credits into somebody's wallet in the team they act in. */
export const topUp = (studio: Studio, { actor }: UserCtx, credits: number) =>
  studio.inTransaction((tx) =>
    studio.credits.addCredits(tx, actor, {
      amountCenticredits: credits * 100,
      note: 'Budget',
      now: new Date(),
    }),
  )
