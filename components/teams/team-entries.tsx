import { Users } from 'lucide-react'
import { switchTeam } from '@/components/frame/switch-team'
import type { MenuEntry } from '@/components/ui/menu'
import type { MeView } from '@/lib/auth/schema'

const ICON = { strokeWidth: 1.6, 'aria-hidden': true } as const

/** The account menu's way between teams: a choice for who is in several, one line for who is in none but their own. */
export function teamEntries({ team, teams }: Pick<MeView, 'team' | 'teams'>): MenuEntry[] {
  const link: MenuEntry = { kind: 'link', label: 'Team', icon: <Users {...ICON} />, href: '/team' }
  if (teams.length < 2) return [link]
  const options = teams.map(({ id, name }) => ({ value: id, label: name }))
  const onChange = (teamId: string) => void (teamId !== team.id && switchTeam(teamId))
  return [
    link,
    { kind: 'separator' },
    { kind: 'choice', label: 'Acting in', value: team.id, options, onChange, closes: true },
  ]
}
