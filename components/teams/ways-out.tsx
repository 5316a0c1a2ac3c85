'use client'

import { useState } from 'react'
import { callApi } from '@/components/frame/api'
import { useMe } from '@/components/frame/me'
import { goTo } from '@/components/frame/switch-team'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast-store'
import type { MemberView } from '@/lib/teams/schema'
import { HeirField, heirsOf } from './heir-field'

/** Leaving the team and, for an owner, deleting it. */
export function WaysOut({ members }: { members: readonly MemberView[] }) {
  const { team } = useMe()
  const [asking, setAsking] = useState<'leave' | 'delete' | null>(null)
  const close = () => setAsking(null)
  return (
    <div className="flex flex-wrap gap-2">
      <Button variant="danger" onClick={() => setAsking('leave')}>
        Leave the team
      </Button>
      {team.role === 'owner' ? (
        <Button variant="danger" onClick={() => setAsking('delete')}>
          Delete the team
        </Button>
      ) : null}
      <LeaveDialog open={asking === 'leave'} members={members} onDone={close} />
      <DeleteDialog open={asking === 'delete'} onDone={close} />
    </div>
  )
}

type Props = { open: boolean; onDone: () => void }

/** Acts, then goes home: the team of this page is no place to be any more. */
function useWayOut(act: () => ReturnType<typeof callApi>) {
  const { teams } = useMe()
  const [busy, setBusy] = useState(false)
  async function go() {
    setBusy(true)
    const answer = await act()
    if (answer.ok) return goTo(teams[0]?.id ?? '', '/team')
    setBusy(false)
    toast(answer.message, { tone: 'bad' })
  }
  return { busy, go }
}

function LeaveDialog({ open, members, onDone }: Props & { members: readonly MemberView[] }) {
  const { id, team } = useMe()
  const others = heirsOf(members, id)
  const [heir, setHeir] = useState(
    () => (others.find(({ role }) => role === 'owner') ?? others[0])?.userId ?? '',
  )
  const body = heir ? { transferTo: heir } : {}
  const { busy, go } = useWayOut(() => callApi(`/teams/${team.id}/leave`, { method: 'POST', body }))
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => next || onDone()}
      title={`Leave ${team.name}`}
      description="You see nothing of the team from that moment on. To come back you need an invite."
      footer={
        <>
          <Button variant="ghost" onClick={onDone}>
            Cancel
          </Button>
          <Button variant="danger" busy={busy} onClick={go}>
            Leave
          </Button>
        </>
      }
    >
      {others.length > 0 ? (
        <HeirField members={members} leaverId={id} value={heir} onChange={setHeir} />
      ) : (
        <p>There is nobody else who could have the work. Invite somebody first, or delete the team.</p>
      )}
    </Dialog>
  )
}

function DeleteDialog({ open, onDone }: Props) {
  const { team } = useMe()
  const { busy, go } = useWayOut(() => callApi(`/teams/${team.id}`, { method: 'DELETE' }))
  return (
    <Dialog
      open={open}
      onOpenChange={(next) => next || onDone()}
      title={`Delete ${team.name}`}
      description="Nobody gets in from that moment on, and its share links lead nowhere. For 30 days an owner can bring it back as it was; then its pictures are gone, and the credits in it with them."
      footer={
        <>
          <Button variant="ghost" onClick={onDone}>
            Cancel
          </Button>
          <Button variant="danger" busy={busy} onClick={go}>
            Delete the team
          </Button>
        </>
      }
    />
  )
}
