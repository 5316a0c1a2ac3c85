'use client'

import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { fetchedOnPress } from '@/components/ui/fetched'
import { useOpen } from './use-open'

const InviteForm = fetchedOnPress(() => import('./invite-form'))

/** Opens the way to bring somebody in. */
export function InviteButton({ teamName, mailIsOn }: { teamName: string; mailIsOn: boolean }) {
  const [open, setOpen] = useOpen('invite')
  return (
    <>
      <Button variant="solid" onClick={() => setOpen(true)} className="justify-self-start">
        Invite somebody
      </Button>
      <Dialog open={open} onOpenChange={setOpen} title={`Invite to ${teamName}`}>
        <InviteForm mailIsOn={mailIsOn} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}
