'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { provide } from '@/components/palette/commands'
import type { TeamList, TeamView } from '@/lib/teams/schema'
import { callApi } from './api'
import { useLive } from './live'
import { useMe } from './me'
import { onSwitched } from './switch-team'

/** Keeps the page true to its team: another tab switched, or who is in it changed. */
export function TeamWatch() {
  const me = useMe()
  const router = useRouter()
  const { listen, status } = useLive()
  const { id, name, role, kind } = me.team
  useEffect(() => onSwitched((teamId) => teamId !== id && location.reload()), [id])
  useEffect(() => {
    // What was told while nobody heard it: the page is as old as the stream is late.
    const askAgain = async () => {
      const now = kind === 'shared' ? await seatIn(id) : null
      if (now && (now.name !== name || now.role !== role)) router.refresh()
    }
    return listen({
      onTeam: ({ what }) => what === 'members' && router.refresh(),
      onResumed: askAgain,
      onOpened: askAgain,
    })
  }, [listen, router, id, name, role, kind])
  useEffect(() => {
    if (status === 'down') void seatIn(id)
  }, [status, id])
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

/** What one is in the team now. Out of it, or with the team gone, the page is drawn anew: of one's own studio. */
async function seatIn(teamId: string): Promise<TeamView | undefined> {
  const answer = await callApi<TeamList>('/teams')
  if (answer.ok) return answer.value.items.find(({ id }) => id === teamId)
  if (answer.code === 'NOT_FOUND') location.reload()
}
