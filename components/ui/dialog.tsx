'use client'

import { type ReactNode, Suspense, useState } from 'react'
import { fetchedOnPress } from './fetched'

export type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  /** It is gone, and the focus is back where it was. */
  onClosed?: () => void
  /** What has the focus afterwards; true for what had it before. */
  finalFocus?: () => HTMLElement | null | true
  title: string
  description?: ReactNode
  /** For what has long lines. */
  wide?: boolean
  children?: ReactNode
  /** The buttons, the one that acts last. */
  footer?: ReactNode
}

const DialogPopup = fetchedOnPress(() => import('./dialog-popup'))

/** A modal dialog: focus is kept inside and given back, Escape closes. Fetched when first opened. */
export function Dialog(props: DialogProps) {
  const [wanted, setWanted] = useState(props.open)
  if (props.open && !wanted) setWanted(true)
  if (!wanted) return null
  return (
    <Suspense>
      <DialogPopup {...props} />
    </Suspense>
  )
}
