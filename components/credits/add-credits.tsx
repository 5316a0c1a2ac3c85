'use client'

import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { fetchedOnPress } from '@/components/ui/fetched'
import type { GrantTeam } from './grant-form'

// With the rules it checks by, which weigh more than the rest of the page.
const GrantForm = fetchedOnPress(() => import('./grant-form'))

/** For operators: puts credits into somebody's wallet, one's own to begin with. */
export function AddCredits({ ownEmail, teams }: { ownEmail: string; teams: readonly GrantTeam[] }) {
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button onClick={() => setOpen(true)} className="justify-self-start">
        Add credits
      </Button>
      <Dialog
        open={open}
        onOpenChange={setOpen}
        title="Add credits"
        description="To your own account or to anybody’s here."
      >
        <GrantForm ownEmail={ownEmail} teams={teams} onDone={() => setOpen(false)} />
      </Dialog>
    </>
  )
}
