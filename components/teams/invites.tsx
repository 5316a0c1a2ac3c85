'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { callApi } from '@/components/frame/api'
import { type Calendar, daysUntil, inDays } from '@/components/gallery/calendar'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import type { InviteView } from '@/lib/teams/schema'
import { Facts } from './facts'
import { ROLE_WORDS } from './words'

type Props = { invites: readonly InviteView[]; calendar: Calendar }

/** The ways in that are still open. */
export function Invites({ invites, calendar }: Props) {
  if (invites.length === 0) return <p className="text-ink-3">No invite is open.</p>
  return (
    <ul className="divide-y divide-line border-y border-line">
      {invites.map((invite) => (
        <InviteRow key={invite.id} invite={invite} calendar={calendar} />
      ))}
    </ul>
  )
}

function InviteRow({ invite, calendar }: { invite: InviteView; calendar: Calendar }) {
  const router = useRouter()
  const [busy, setBusy] = useState(false)
  const what = invite.email ?? 'Whoever has the link'
  async function revoke() {
    setBusy(true)
    const answer = await callApi(`/invites/${invite.id}`, { method: 'DELETE' })
    setBusy(false)
    if (!answer.ok) return void toast(answer.message, { tone: 'bad' })
    toast('The invite is revoked: its link leads nowhere now.')
    router.refresh()
  }
  return (
    <li className="flex min-h-14 items-center gap-3 py-2">
      <div className="min-w-0 grow">
        <p className="truncate">
          <span className="font-semibold">{what}</span>
          <span className="text-ink-3"> · {ROLE_WORDS[invite.role].name}</span>
        </p>
        <Facts facts={standing(invite, calendar)} />
      </div>
      <Button size="s" busy={busy} onClick={revoke} aria-label={`Revoke the invite for ${what}`}>
        Revoke
      </Button>
    </li>
  )
}

function standing(
  { mailedAt, email, useCount, maxUses, expiresAt, invitedBy }: InviteView,
  { nowIso }: Calendar,
) {
  const left = daysUntil(expiresAt, nowIso)
  const uses = maxUses > 1 ? `used ${useCount} of ${maxUses} times` : null
  const sent = email ? (mailedAt ? 'mailed' : 'link to pass on') : null
  return [`by ${invitedBy.name}`, sent, uses, left === 0 ? 'ends today' : `${inDays(left)} left`]
}
