'use client'

import { useState } from 'react'
import { callApi } from '@/components/frame/api'
import type { Calendar } from '@/components/gallery/calendar'
import { useCalendar } from '@/components/gallery/use-calendar'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import type { PeoplePage, PersonView } from '@/lib/auth/schema'
import { PersonRow } from './person-row'

type Props = { first: PeoplePage; myId: string; calendar: Calendar }

/** Everybody on this instance; operators shut people out and let them in again. */
export function People({ first, myId, calendar: assumed }: Props) {
  const [{ items, nextCursor }, setPage] = useState(first)
  const calendar = useCalendar(assumed)
  const [loading, setLoading] = useState(false)

  const replace = (id: string, suspendedAt: string | null) =>
    setPage((page) => ({
      ...page,
      items: page.items.map((person) => (person.id === id ? { ...person, suspendedAt } : person)),
    }))

  async function settle(person: PersonView, verb: 'suspend' | 'reinstate') {
    const answer = await callApi(`/people/${person.id}/${verb}`, { method: 'POST' })
    if (!answer.ok) return void toast(answer.message, { tone: 'bad' })
    const suspended = verb === 'suspend'
    replace(person.id, suspended ? new Date().toISOString() : null)
    if (!suspended) return void toast(`${person.name} can sign in again.`)
    const undo = { label: 'Undo', onAction: () => void settle(person, 'reinstate') }
    toast(`${person.name} is suspended and signed out.`, { action: undo })
  }

  async function more() {
    setLoading(true)
    const answer = await callApi<PeoplePage>(`/people?limit=50&cursor=${nextCursor}`)
    setLoading(false)
    if (!answer.ok) return void toast(answer.message, { tone: 'bad' })
    setPage({ items: [...items, ...answer.value.items], nextCursor: answer.value.nextCursor })
  }

  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {items.map((person) => (
          <PersonRow
            key={person.id}
            person={person}
            calendar={calendar}
            isMe={person.id === myId}
            onSettle={(verb) => settle(person, verb)}
          />
        ))}
      </ul>
      {nextCursor ? (
        <Button variant="ghost" busy={loading} onClick={more} className="mt-3">
          Show more
        </Button>
      ) : null}
    </>
  )
}
