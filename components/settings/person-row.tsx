'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { cx } from '@/components/ui/class-names'
import type { PersonView } from '@/lib/auth/schema'

// One zone and language on server and browser alike, or the page would not match what was drawn.
const DAY = new Intl.DateTimeFormat('en-GB', {
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  timeZone: 'UTC',
})

function standing({ suspendedAt, lastSeenAt }: PersonView): string {
  if (suspendedAt) return `suspended on ${DAY.format(new Date(suspendedAt))}`
  return lastSeenAt ? `last here on ${DAY.format(new Date(lastSeenAt))}` : 'not here yet'
}

type Props = { person: PersonView; isMe: boolean; onSettle: (verb: 'suspend' | 'reinstate') => Promise<void> }

/** Who somebody is, how they stand, and the one thing to do about it. */
export function PersonRow({ person, isMe, onSettle }: Props) {
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
        <p className="truncate text-sm text-ink-3">
          {person.email} · {standing(person)}
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
