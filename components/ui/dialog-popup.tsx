'use client'

import { Dialog } from '@base-ui/react/dialog'
import type { DialogProps } from './dialog'

export default function DialogPopup({
  open,
  onOpenChange,
  title,
  description,
  children,
  footer,
}: DialogProps) {
  return (
    <Dialog.Root open={open} onOpenChange={onOpenChange}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-50 bg-black/40 transition-opacity data-starting-style:opacity-0" />
        <Dialog.Popup className="fixed top-1/2 left-1/2 z-50 grid max-h-[85dvh] w-[min(28rem,calc(100vw-2rem))] -translate-1/2 animate-appear gap-3 overflow-auto rounded-card bg-panel p-5 shadow-float outline-none">
          <Dialog.Title className="text-md">{title}</Dialog.Title>
          {description ? <Dialog.Description className="text-ink-2">{description}</Dialog.Description> : null}
          {children}
          {footer ? <div className="mt-2 flex flex-wrap justify-end gap-2">{footer}</div> : null}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  )
}
