'use client'

import { lazy, type ReactNode, Suspense, useState } from 'react'

export type DialogProps = {
  open: boolean
  onOpenChange: (open: boolean) => void
  title: string
  description?: ReactNode
  /** For what has long lines. */
  wide?: boolean
  children?: ReactNode
  /** The buttons, the one that acts last. */
  footer?: ReactNode
}

const DialogPopup = lazy(() => import('./dialog-popup'))

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
