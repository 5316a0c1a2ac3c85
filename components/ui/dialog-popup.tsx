'use client'

import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import { cx } from './class-names'
import type { DialogProps } from './dialog'
import { IconButton } from './icon-button'

const POPUP =
  'fixed top-1/2 left-1/2 z-50 grid max-h-[85dvh] -translate-1/2 animate-appear gap-3 overflow-auto rounded-card bg-panel p-5 shadow-float outline-none'

export default function DialogPopup({
  open,
  onOpenChange,
  onClosed,
  finalFocus,
  title,
  wide = false,
  description,
  children,
  footer,
}: DialogProps) {
  return (
    <Dialog.Root
      open={open}
      onOpenChange={onOpenChange}
      onOpenChangeComplete={(isOpen) => isOpen || onClosed?.()}
    >
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-black/40 transition-opacity data-starting-style:opacity-0" />
        <Dialog.Popup
          finalFocus={finalFocus}
          className={cx(POPUP, wide ? 'w-[min(46rem,calc(100vw-2rem))]' : 'w-[min(28rem,calc(100vw-2rem))]')}
        >
          <Dialog.Title className="pr-9 text-md">{title}</Dialog.Title>
          {description ? <Dialog.Description className="text-ink-2">{description}</Dialog.Description> : null}
          {children}
          {footer ? (
            <div className="mt-2 flex flex-wrap justify-end gap-2">{footer}</div>
          ) : (
            // Last in order, so that the focus begins with what the dialog is for.
            <span className="absolute top-3.5 right-3.5">
              <IconButton label="Close" tipAlign="end" onClick={() => onOpenChange(false)}>
                <X strokeWidth={1.6} aria-hidden="true" />
              </IconButton>
            </span>
          )}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
