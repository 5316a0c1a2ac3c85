'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { provide } from '@/components/palette/commands'
import { callApi } from './api'
import { useLive } from './live'
import { useMe } from './me'
import { onSwitched } from './switch-team'

/** Keeps the page true to its team: another tab switched, or who is in it changed. */
export function TeamWatch() {
  const me = useMe()
  const router = useRouter()
  const { listen, status } = useLive()
  useEffect(() => onSwitched((teamId) => teamId !== me.team.id && location.reload()), [me.team.id])
  useEffect(
    () =>
      listen({
        onTeam: ({ what }) => what === 'members' && router.refresh(),
        onResumed: () => {},
      }),
    [listen, router],
  )
  useEffect(() => {
    if (status === 'down') void leaveIfOut()
  }, [status])
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

/** The stream of who was taken out of the team, or whose team is gone, ends: drawn anew, the page is of their own studio. */
async function leaveIfOut() {
  const answer = await callApi('/teams')
  if (!answer.ok && answer.code === 'NOT_FOUND') location.reload()
}
