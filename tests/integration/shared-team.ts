import type { Role } from '@/lib/core/actor'
import { newId } from '@/lib/core/ids'
import type { Person, World } from './gallery-world'

/** A shared team of new people by role, each acting in it; the stranger is in a team of their own alone. */
export async function newTeam(world: World) {
  const teamId = newId()
  await world.db().team.create({ data: { id: teamId, name: 'Lindqvist & Co', kind: 'shared' } })
  const join = async (name: string, role: Role): Promise<Person> => {
    const person = await world.person(name)
    const { userId } = person.actor
    await world.db().membership.create({ data: { teamId, userId, role } })
    const memberships = { ...person.actor.memberships, [teamId]: role }
    const actor = { ...person.actor, teamId, role, memberships }
    const at = (now: Date) => ({ actor, now, requestId: 'test' })
    return { ...at(new Date()), at, cookie: person.cookie }
  }
  return {
    teamId,
    theo: await join('Theo', 'owner'),
    maya: await join('Maya', 'editor'),
    bo: await join('Bo', 'editor'),
    viv: await join('Viv', 'viewer'),
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
