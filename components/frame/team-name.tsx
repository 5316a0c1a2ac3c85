'use client'

import { Link } from '@/components/ui/link'
import { useMe } from './me'

const LOOK = 'min-w-0 truncate font-semibold max-md:ml-1'

/** Where one is: a shared team’s name leads to who is in it. */
export function TeamName() {
  const { team } = useMe()
  if (team.kind === 'personal') return <span className={LOOK}>{team.name}</span>
  return (
    <Link href="/team" className={`${LOOK} rounded-xs touch:py-3`} aria-label={`Team ${team.name}`}>
      {team.name}
    </Link>
  )
}
