'use client'

import { Field, inputClass } from '@/components/ui/field'
import type { MemberView } from '@/lib/teams/schema'

type Props = {
  members: readonly MemberView[]
  leaverId: string
  value: string
  onChange: (userId: string) => void
}

/** Who can have the work of who goes: they can act, and make things. */
export const heirsOf = (members: readonly MemberView[], leaverId: string): MemberView[] =>
  members.filter(({ userId, role, isSuspended }) => userId !== leaverId && role !== 'viewer' && !isSuspended)

export function HeirField({ members, leaverId, value, onChange }: Props) {
  return (
    <Field
      label="Who has the work then"
      hint="Pictures, runs, collections, share links and credits left over."
    >
      {(control) => (
        <select
          {...control}
          value={value}
          onChange={(event) => onChange(event.target.value)}
          className={inputClass()}
        >
          {heirsOf(members, leaverId).map(({ userId, name }) => (
            <option key={userId} value={userId}>
              {name}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}
