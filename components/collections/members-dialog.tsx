'use client'

import { useEffect, useState } from 'react'
import { callApi } from '@/components/frame/api'
import { Dialog } from '@/components/ui/dialog'
import { inputClass } from '@/components/ui/field'
import { toast } from '@/components/ui/toast-store'
import { LEVELS, type Level } from '@/lib/gallery/collections/schema'
import type { MemberList } from '@/lib/teams/schema'
import { changeCollection, setGrant } from './calls'
import type { HeadProps } from './collection-head'
import { LEVEL_WORDS } from './words'

type Props = HeadProps & { onClose: () => void }
type Person = { userId: string; name: string; role: string }

/** Who may open the collection: everybody in the team, and single people beyond that. Each choice is kept at once. */
export default function MembersDialog({ collection, onChanged, onClose }: Props) {
  const people = usePeople(collection.owner.id)
  const levelOf = (userId: string) => collection.grants.find((each) => each.userId === userId)?.level ?? null
  const keep = async (asked: ReturnType<typeof setGrant>) => {
    const answer = await asked
    if (answer.ok) onChanged(answer.value)
    else toast(`Nothing changed. ${answer.message}`, { tone: 'bad' })
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Who may open it"
      description={`${collection.owner.name} made it and arranges it. Pictures in it are shown to whoever may open it.`}
    >
      <ul className="grid gap-1">
        <Row
          name="Everybody in the team"
          level={collection.teamLevel}
          none="Private"
          onChange={(teamLevel) => keep(changeCollection(collection.id, { teamLevel }))}
        />
        {people.map(({ userId, name, role }) => (
          <Row
            key={userId}
            name={name}
            note={role === 'viewer' ? 'viewer' : undefined}
            level={levelOf(userId)}
            none={collection.teamLevel === null ? 'Not let in' : 'As the team'}
            onChange={(level) => keep(setGrant(collection.id, userId, level))}
          />
        ))}
      </ul>
    </Dialog>
  )
}

function usePeople(ownerId: string): Person[] {
  const [people, setPeople] = useState<Person[]>([])
  useEffect(() => {
    void callApi<MemberList>('/members').then((answer) => {
      if (answer.ok) setPeople(answer.value.items.filter(({ userId }) => userId !== ownerId))
      else toast(`The team could not be read. ${answer.message}`, { tone: 'bad' })
    })
  }, [ownerId])
  return people
}

type RowProps = {
  name: string
  note?: string | undefined
  level: Level | null
  none: string
  onChange: (level: Level | null) => void
}

/** A viewer of the team only looks, whatever they are let in for. */
const Row = ({ name, note, level, none, onChange }: RowProps) => (
  <li className="grid min-w-0 items-center gap-x-3 gap-y-1 border-t border-line py-1.5 first:border-0 sm:grid-cols-[minmax(0,1fr)_13rem]">
    <span className="min-w-0 truncate">
      {name}
      {note ? <span className="text-ink-3"> · {note}</span> : null}
    </span>
    <select
      aria-label={`What ${name} may do`}
      value={level ?? ''}
      onChange={(event) => onChange(LEVELS.find((each) => each === event.target.value) ?? null)}
      className={inputClass()}
    >
      <option value="">{none}</option>
      {(note === 'viewer' ? (['view'] as const) : LEVELS).map((each) => (
        <option key={each} value={each}>
          May {LEVEL_WORDS[each]}
        </option>
      ))}
    </select>
  </li>
)
