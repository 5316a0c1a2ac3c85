import { newId } from '@/lib/core/ids'
import type { Person, World } from './gallery-world'

/** A shared team of new people by role, each acting in it; the stranger is in a team of their own alone. */
export async function newTeam(world: World) {
  const teamId = newId()
  await world.db().team.create({ data: { id: teamId, name: 'Lindqvist & Co', kind: 'shared' } })
  return {
    teamId,
    theo: await world.member('Theo', teamId, 'owner'),
    maya: await world.member('Maya', teamId, 'editor'),
    bo: await world.member('Bo', teamId, 'editor'),
    viv: await world.member('Viv', teamId, 'viewer'),
    stranger: await world.person('Stranger'),
  }
}

export type Team = Awaited<ReturnType<typeof newTeam>>

/** The same person with the session from before they were taken out of the team. */
export async function removed(world: World, person: Person): Promise<Person> {
  const { teamId, userId } = person.actor
  await world.db().membership.delete({ where: { teamId_userId: { teamId, userId } } })
  const memberships = Object.fromEntries(
    Object.entries(person.actor.memberships).filter(([id]) => id !== teamId),
  )
  const [home = ''] = Object.keys(memberships)
  const actor = { ...person.actor, teamId: home, role: 'owner' as const, memberships }
  return { ...person, actor, at: (now: Date) => ({ actor, now, requestId: 'test' }) }
}
