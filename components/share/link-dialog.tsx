'use client'

import { useState } from 'react'
import type { Calendar } from '@/components/gallery/calendar'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { toast } from '@/components/ui/toast-store'
import type { LinkView } from '@/lib/share/schema'
import { LinkAddress } from './link-address'
import { changeLink, moveLink, revokeLink } from './link-calls'
import { draftOf } from './link-draft'
import { LinkForm } from './link-form'
import type { LinkVerb } from './link-row'
import { lastingWords, targetWords } from './link-words'

type Props = {
  link: LinkView
  verb: LinkVerb
  calendar: Calendar
  onChanged: (link: LinkView) => void
  onClose: () => void
}

/** Changes a link, gives it a new address, or shuts it. */
export default function LinkDialog(props: Props) {
  if (props.verb === 'change') return <Change {...props} />
  return props.verb === 'move' ? <Move {...props} /> : <Revoke {...props} />
}

function Change({ link, calendar, onChanged, onClose }: Props) {
  return (
    <Dialog open onOpenChange={onClose} title="The link" description={targetWords(link)}>
      <LinkForm
        kind={link.target.kind}
        start={draftOf(link)}
        existing={{ until: lastingWords(link, calendar), hasPassword: link.hasPassword }}
        action="Save"
        send={(change) => changeLink(link.id, change)}
        onSent={(changed) => {
          onChanged(changed)
          onClose()
        }}
        onCancel={onClose}
      />
    </Dialog>
  )
}

function Move({ link, onClose }: Props) {
  const [path, setPath] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  async function move() {
    setBusy(true)
    const answer = await moveLink(link.id)
    setBusy(false)
    if (answer.ok) setPath(answer.value.path)
    else toast(`The address is the old one. ${answer.message}`, { tone: 'bad' })
  }
  if (path)
    return (
      <Dialog open onOpenChange={onClose} title="The new address">
        <LinkAddress path={path} onDone={onClose} />
      </Dialog>
    )
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="A new address?"
      description="The old one stops working at once, also for who has it open. Everything else stays."
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="solid" busy={busy} onClick={move}>
            Make a new address
          </Button>
        </>
      }
    />
  )
}

function Revoke({ link, onChanged, onClose }: Props) {
  const [busy, setBusy] = useState(false)
  async function revoke() {
    setBusy(true)
    const answer = await revokeLink(link.id)
    setBusy(false)
    if (!answer.ok) return toast(`The link still works. ${answer.message}`, { tone: 'bad' })
    onChanged({ ...link, state: 'revoked' })
    onClose()
    toast('The link is revoked. Nobody sees anything there any more.')
  }
  return (
    <Dialog
      open
      onOpenChange={onClose}
      title="Revoke this link?"
      description={`Whoever has it finds nothing there from this moment on. It cannot be brought back; a new one can be made. ${targetWords(link)}`}
      footer={
        <>
          <Button variant="ghost" onClick={onClose}>
            Cancel
          </Button>
          <Button variant="danger" busy={busy} onClick={revoke}>
            Revoke
          </Button>
        </>
      }
    />
  )
}
