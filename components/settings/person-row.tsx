'use client'

import { useState } from 'react'
import type { Calendar } from '@/components/gallery/calendar'
import { dayOf } from '@/components/teams/day'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import type { PersonView } from '@/lib/auth/schema'

function standing({ suspendedAt, lastSeenAt }: PersonView, calendar: Calendar): string {
  if (suspendedAt) return `suspended ${dayOf(suspendedAt, calendar)}`
  return lastSeenAt ? `last here ${dayOf(lastSeenAt, calendar)}` : 'not here yet'
}

type Props = {
  person: PersonView
  calendar: Calendar
  isMe: boolean
  onSettle: (verb: 'suspend' | 'reinstate') => Promise<void>
}

/** Who somebody is, how they stand, and the one thing to do about it. */
export function PersonRow({ person, calendar, isMe, onSettle }: Props) {
  const [busy, setBusy] = useState(false)
  const verb = person.suspendedAt ? 'reinstate' : 'suspend'
  async function settle() {
    setBusy(true)
    await onSettle(verb)
    setBusy(false)
  }
  const role = isMe ? ' · you' : person.isOperator ? ' · operator' : ''
  return (
    <li className="flex min-h-14 items-center gap-4 py-2">
      <div className={cx('min-w-0 grow', person.suspendedAt && 'text-ink-3')}>
        <p className="truncate">
          <span className="font-semibold">{person.name}</span>
          <span className="text-ink-3">{role}</span>
        </p>
        <p className="text-sm text-ink-3 [overflow-wrap:anywhere]">
          {person.email} · {standing(person, calendar)}
        </p>
      </div>
      {isMe ? null : (
        <Button size="s" busy={busy} onClick={settle} aria-label={`${WORD[verb]} ${person.name}`}>
          {WORD[verb]}
        </Button>
      )}
    </li>
  )
}

const WORD = { suspend: 'Suspend', reinstate: 'Reinstate' }
