'use client'

import { useState } from 'react'
import { callApi } from '@/components/frame/api'
import { goTo } from '@/components/frame/switch-team'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import type { NotificationView } from '@/lib/news/schema'
import type { JoinedView } from '@/lib/teams/schema'

export type Invite = NonNullable<NotificationView['invite']>
/** `over`: it was too late for any answer. */
export type Answered = 'declined' | 'over'

type Props = { invite: Invite; onAnswered: (how: Answered) => void }

/** Yes or no to an invite. Who says yes is in that team at once; what cannot be answered any more is told. */
export function InviteAnswer({ invite: { id, teamName }, onAnswered }: Props) {
  const [busy, setBusy] = useState<'accept' | 'decline' | null>(null)
  async function answer(verb: 'accept' | 'decline') {
    setBusy(verb)
    const said = await callApi<JoinedView | undefined>(`/invites/${id}/${verb}`, { method: 'POST' })
    if (said.ok && said.value) return goTo(said.value.teamId, '/studio')
    setBusy(null)
    if (!said.ok) toast(said.message, { tone: 'bad' })
    if (said.ok || said.reason === 'refused') onAnswered(said.ok ? 'declined' : 'over')
  }
  return (
    <span className="flex shrink-0 gap-2 max-sm:w-full max-sm:pl-5">
      <Button
        size="s"
        variant="solid"
        busy={busy === 'accept'}
        disabled={busy !== null}
        onClick={() => answer('accept')}
        className="min-w-0"
      >
        <span className="truncate">Join {teamName}</span>
      </Button>
      <Button
        size="s"
        busy={busy === 'decline'}
        disabled={busy !== null}
        onClick={() => answer('decline')}
        aria-label={`Decline the invite to ${teamName}`}
      >
        Decline
      </Button>
    </span>
  )
}
