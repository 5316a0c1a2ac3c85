'use client'

import { useState } from 'react'
import { useMe } from '@/components/frame/me'
import { Dialog } from '@/components/ui/dialog'
import { fetchedOnPress } from '@/components/ui/fetched'
import type { MemberView } from '@/lib/teams/schema'
import type { Doing } from './members'

const GiveForm = fetchedOnPress(() => import('./give-form'))
const RemoveForm = fetchedOnPress(() => import('./remove-form'))

type Props = { doing: Doing | null; members: readonly MemberView[]; onDone: () => void }

/** What is about to be done with one member; it keeps its words while it fades. */
export function MemberDialog({ doing, members, onDone }: Props) {
  const me = useMe()
  const [last, setLast] = useState(doing)
  if (doing && doing !== last) setLast(doing)
  if (!last) return null
  const { verb, member } = last
  const isMe = member.userId === me.id
  const title = isMe
    ? 'Bring credits in'
    : verb === 'give'
      ? `Give ${member.name} credits`
      : `Remove ${member.name}`
  return (
    <Dialog
      open={doing !== null}
      onOpenChange={(open) => open || onDone()}
      title={title}
      description={
        verb === 'give'
          ? `They go to ${isMe ? 'your' : 'their'} wallet in ${me.team.name} at once.`
          : 'They see nothing of the team from that moment on. Pictures being made are finished.'
      }
    >
      {verb === 'give' ? (
        <GiveForm member={member} available={availableOf(members, me.id)} onDone={onDone} />
      ) : (
        <RemoveForm member={member} members={members} onDone={onDone} />
      )}
    </Dialog>
  )
}

const availableOf = (members: readonly MemberView[], userId: string) =>
  members.find((each) => each.userId === userId)?.credits?.availableCenticredits ?? 0
