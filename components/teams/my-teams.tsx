'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { callApi } from '@/components/frame/api'
import { useMe } from '@/components/frame/me'
import { switchTeam } from '@/components/frame/switch-team'
import { type Calendar, daysUntil, inDays } from '@/components/gallery/calendar'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import type { TeamView } from '@/lib/teams/schema'
import { ROLE_WORDS } from './words'

/** The other teams one is in, and the deleted ones one can bring back. */
export function MyTeams({ teams, calendar }: { teams: readonly TeamView[]; calendar: Calendar }) {
  const { team } = useMe()
  const others = teams.filter(({ id }) => id !== team.id)
  if (others.length === 0) return null
  return (
    <ul className="divide-y divide-line border-y border-line">
      {others.map((each) => (
        <Row key={each.id} team={each} calendar={calendar} />
      ))}
    </ul>
  )
}

function Row({ team, calendar }: { team: TeamView; calendar: Calendar }) {
  const { id, name, kind, role, purgedAfter } = team
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  async function restore() {
    setBusy(true)
    const answer = await callApi(`/teams/${id}/restore`, { method: 'POST' })
    setBusy(false)
    if (!answer.ok) return void toast(answer.message, { tone: 'bad' })
    toast(`${name} is back as it was.`)
    router.refresh()
  }
  const said = purgedAfter
    ? `deleted · gone for good in ${inDays(daysUntil(purgedAfter, calendar.nowIso))}`
    : kind === 'personal'
      ? 'your own'
      : ROLE_WORDS[role].name
  return (
    <li className="flex min-h-14 items-center gap-3 py-2">
      <p className="min-w-0 grow truncate">
        <span className="font-semibold">{name}</span>
        <span className="text-ink-3"> · {said}</span>
      </p>
      {purgedAfter ? (
        <Button size="s" busy={busy} onClick={restore} aria-label={`Bring ${name} back`}>
          Bring back
        </Button>
      ) : (
        <Button size="s" onClick={() => switchTeam(id, '/team')} aria-label={`Switch to ${name}`}>
          Switch
        </Button>
      )}
    </li>
  )
}
