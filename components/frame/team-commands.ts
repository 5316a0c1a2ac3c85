import type { Command } from '@/components/palette/commands'
import type { MeView } from '@/lib/auth/schema'
import { switchTeam } from './switch-team'

/** What the palette can do with teams: go to another, see who is in this one, bring somebody in. */
export function teamCommands(
  me: MeView,
  go: (href: '/team' | '/team?invite' | '/team?new') => void,
): Command[] {
  const group = 'Team'
  const isLead = me.team.role === 'owner' || me.team.role === 'admin'
  const others = me.teams.filter(({ id }) => id !== me.team.id)
  return [
    ...others.map(({ id, name }) => ({
      ...{ id: `team.switch.${id}`, name: `Switch to ${name}`, group, words: 'team studio change' },
      run: () => void switchTeam(id),
    })),
    { id: 'team.open', name: 'Team', group: 'Go to', words: 'members people roles', run: () => go('/team') },
    ...(me.team.kind === 'shared' && isLead
      ? [
          {
            ...{ id: 'team.invite', name: 'Invite somebody', group, words: 'member join link mail add' },
            run: () => go('/team?invite'),
          },
        ]
      : []),
    { id: 'team.new', name: 'New team', group, words: 'make create shared', run: () => go('/team?new') },
  ]
}
