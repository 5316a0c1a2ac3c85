'use client'

import { lazy, Suspense, useState } from 'react'
import type { Shelf } from './slot-choices'

const load = () => import('./slot-dialog')
const SlotDialog = lazy(load)

/** Opens the pictures that are already in the studio; fetched with the first look. */
export function useShelves(label: string, onChoose: (imageId: string) => void) {
  const [shelf, setShelf] = useState<Shelf | null>(null)
  const [isOpen, setOpen] = useState(false)
  const look = (at: Shelf) => {
    setShelf(at)
    setOpen(true)
  }
  const dialog =
    shelf === null ? null : (
      <Suspense>
        <SlotDialog key={shelf} {...{ label, first: shelf, open: isOpen, onOpenChange: setOpen, onChoose }} />
      </Suspense>
    )
  return { look, warm: () => void load().catch(() => {}), dialog }
}
