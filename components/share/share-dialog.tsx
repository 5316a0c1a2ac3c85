'use client'

import { useEffect, useState } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { Link } from '@/components/ui/link'
import type { NewLink } from '@/lib/share/schema'
import { LinkAddress } from './link-address'
import { type LinkTarget, linksTo, makeLink } from './link-calls'
import { newDraft } from './link-draft'
import { LinkForm } from './link-form'

type Props = { target: LinkTarget; open: boolean; onOpenChange: (open: boolean) => void }

const THING = {
  image: 'this picture',
  collection: 'this collection',
  sweep: 'this sweep',
  run: 'these pictures',
}

/** Makes a link to something and tells its address once. */
export default function ShareDialog({ target, open, onOpenChange }: Props) {
  const [made, setMade] = useState<NewLink | null>(null)
  const living = useLivingLinks(target)
  const close = () => {
    onOpenChange(false)
    setMade(null)
  }
  return (
    <Dialog
      open={open}
      onOpenChange={close}
      title={made ? 'The link is made' : 'Share with a link'}
      description={
        made ? undefined : (
          <>
            Whoever has the address sees {THING[target.kind]}, without an account, until you revoke it.{' '}
            {living > 0 ? (
              <Link href="/links" className="text-ink underline underline-offset-3">
                {living === 1 ? 'One link' : `${living} links`} to it already{' '}
                {living === 1 ? 'works' : 'work'}
              </Link>
            ) : null}
          </>
        )
      }
    >
      {made ? (
        <LinkAddress path={made.path} onDone={close} />
      ) : (
        <LinkForm
          kind={target.kind}
          start={newDraft(target.kind)}
          action="Make the link"
          send={(options) => makeLink(target, options)}
          onSent={setMade}
          onCancel={close}
        />
      )}
    </Dialog>
  )
}

function useLivingLinks(target: LinkTarget): number {
  const [living, setLiving] = useState(0)
  const { id, kind } = target
  useEffect(() => {
    let isHere = true
    void linksTo({ id, kind }).then((answer) => {
      if (isHere && answer.ok) setLiving(answer.value.items.filter(({ state }) => state === 'open').length)
    })
    return () => {
      isHere = false
    }
  }, [id, kind])
  return living
}
