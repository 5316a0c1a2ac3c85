'use client'

import { Suspense, useState } from 'react'
import { fetchedOnPress } from '@/components/ui/fetched'
import type { Shelf } from './slot-choices'

const SlotDialog = fetchedOnPress(() => import('./slot-dialog'))

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
  return { look, warm: SlotDialog.warm, dialog }
}
