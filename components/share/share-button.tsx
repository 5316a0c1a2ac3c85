'use client'

import { Link2 } from 'lucide-react'
import { type ReactNode, Suspense, useState } from 'react'
import { useMe } from '@/components/frame/me'
import { Button } from '@/components/ui/button'
import type { Look } from '@/components/ui/button-class'
import { fetchedOnPress } from '@/components/ui/fetched'
import type { MenuEntry } from '@/components/ui/menu'
import type { LinkTarget } from './link-calls'

const ShareDialog = fetchedOnPress(() => import('./share-dialog'))
const ICON = { strokeWidth: 1.6, 'aria-hidden': true } as const

/** A dialog that is fetched when first opened; `open` is null for who may not share. */
export function useShareDialog(target: LinkTarget): { open: (() => void) | null; dialog: ReactNode } {
  const isViewer = useMe().team.role === 'viewer'
  const [shown, setShown] = useState<boolean>()
  const dialog =
    shown === undefined ? null : (
      <Suspense>
        <ShareDialog target={target} open={shown} onOpenChange={setShown} />
      </Suspense>
    )
  return { open: isViewer ? null : () => setShown(true), dialog }
}

/** For a menu: the entry, and what stands beside the menu. */
export function useShareEntry(target: LinkTarget): { entries: MenuEntry[]; dialog: ReactNode } {
  const { open, dialog } = useShareDialog(target)
  const entry = { kind: 'item', label: 'Share with a link…', icon: <Link2 {...ICON} /> } as const
  return { entries: open ? [{ ...entry, onSelect: open }] : [], dialog }
}

/** The same as a button. */
export function ShareButton({ target, ...look }: { target: LinkTarget } & Look) {
  const { open, dialog } = useShareDialog(target)
  if (!open) return null
  return (
    <>
      <Button {...look} onClick={open}>
        <Link2 className="size-4" {...ICON} />
        Share
      </Button>
      {dialog}
    </>
  )
}
