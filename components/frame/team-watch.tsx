'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { provide } from '@/components/palette/commands'
import { useHouse } from './live'
import { useMe } from './me'
import { onSwitched } from './switch-team'

/** Keeps the page true to its team: another tab switched, or who is in it changed. */
export function TeamWatch() {
  const me = useMe()
  const router = useRouter()
  const { listen } = useHouse()
  useEffect(() => onSwitched((teamId) => teamId !== me.team.id && location.reload()), [me.team.id])
  useEffect(
    () =>
      listen({
        onTeam: ({ what }) => what === 'members' && router.refresh(),
        onResumed: () => {},
      }),
    [listen, router],
  )
  useEffect(
    () =>
      provide({
        shortcuts: () => [],
        commands: async () => (await import('./team-commands')).teamCommands(me, (href) => router.push(href)),
      }),
    [me, router],
  )
  return null
}
