'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { callApi } from '@/components/frame/api'
import { useMe } from '@/components/frame/me'
import { Button } from '@/components/ui/button'
import { toast } from '@/components/ui/toast-store'
import type { MemberView } from '@/lib/teams/schema'
import { HeirField } from './heir-field'

type Props = { member: MemberView; members: readonly MemberView[]; onDone: () => void }

/** Takes somebody out of the team, and says who has their work. */
export default function RemoveForm({ member, members, onDone }: Props) {
  const me = useMe()
  const router = useRouter()
  const [heir, setHeir] = useState(me.id)
  const [busy, setBusy] = useState(false)
  async function remove() {
    setBusy(true)
    const path = `/members/${member.userId}?transferTo=${heir}` as const
    const answer = await callApi(path, { method: 'DELETE' })
    setBusy(false)
    if (!answer.ok) return void toast(answer.message, { tone: 'bad' })
    toast(`${member.name} is out of ${me.team.name}.`)
    router.refresh()
    onDone()
  }
  return (
    <div className="mt-1 grid gap-4">
      <HeirField members={members} leaverId={member.userId} value={heir} onChange={setHeir} />
      <div className="flex justify-end gap-2">
        <Button variant="ghost" onClick={onDone}>
          Cancel
        </Button>
        <Button variant="danger" busy={busy} onClick={remove}>
          Remove
        </Button>
      </div>
    </div>
  )
}
