'use client'

import { useRouter } from 'next/navigation'
import { useEffect, useState } from 'react'
import { callApi } from '@/components/frame/api'
import { useHouse } from '@/components/frame/live'
import { useMe } from '@/components/frame/me'
import type { Calendar } from '@/components/gallery/calendar'
import { toast } from '@/components/ui/toast-store'
import type { Role } from '@/lib/core/actor'
import type { MemberView } from '@/lib/teams/schema'
import { MemberDialog } from './member-dialog'
import { MemberRow } from './member-row'
import { asRole } from './words'

type Props = { members: readonly MemberView[]; calendar: Calendar }
export type Doing = { verb: 'remove' | 'give'; member: MemberView }

/** Who is in the team, and what those who lead it can do about them. */
export function Members({ members, calendar }: Props) {
  const me = useMe()
  const router = useRouter()
  const [doing, setDoing] = useState<Doing | null>(null)
  const { listen } = useHouse()
  // What they hear of while they hear is for the whole page, and seen to there.
  useEffect(() => listen({ onResumed: router.refresh, onOpened: router.refresh }), [listen, router])

  async function changeRole(member: MemberView, role: Role, isUndo = false) {
    const body = { role }
    const answer = await callApi(`/members/${member.userId}`, { method: 'PATCH', body })
    if (!answer.ok) return void toast(answer.message, { tone: 'bad' })
    router.refresh()
    if (isUndo) return void toast(`${member.name} is ${asRole(role)} again.`)
    const onAction = () => void changeRole({ ...member, role }, member.role, true)
    const isOwn = member.userId === me.id
    toast(isOwn ? `You are ${asRole(role)} now.` : `${member.name} is ${asRole(role)} now.`, {
      ...(isOwn ? {} : { action: { label: 'Undo', onAction } }),
    })
  }
  return (
    <>
      <ul className="divide-y divide-line border-y border-line">
        {members.map((member) => (
          <MemberRow
            key={member.userId}
            member={member}
            calendar={calendar}
            onRole={(role) => void changeRole(member, role)}
            onDo={(verb) => setDoing({ verb, member })}
          />
        ))}
      </ul>
      <MemberDialog doing={doing} members={members} onDone={() => setDoing(null)} />
    </>
  )
}
