'use client'

import { Dialog } from '@base-ui/react/dialog'
import { X } from 'lucide-react'
import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import { IconButton } from '@/components/ui/icon-button'

type Props = {
  title: string
  /** The size worked on. */
  aside: string
  /** Said under the title, and by screen readers when it opens. */
  says: string
  controls: ReactNode
  /** What finishes the work. */
  footer: ReactNode
  /** The stage. */
  children: ReactNode
  onClose: () => void
  onKeyDown?: (event: KeyboardEvent) => void
  onKeyUp?: (event: KeyboardEvent) => void
}

const PLACES =
  'grid-cols-[minmax(0,1fr)] grid-rows-[auto_minmax(0,1fr)_auto_auto] md:grid-cols-[312px_minmax(0,1fr)] md:grid-rows-[auto_minmax(0,1fr)_auto] xl:grid-cols-[372px_minmax(0,1fr)]'

type WindowProps = { focusRef: RefObject<HTMLElement | null>; onClose: () => void; children: ReactNode }

/** The whole window for one picture. What is in it is made after it: its refs are there when its effects run. */
export const CanvasWindow = ({ focusRef, onClose, children }: WindowProps) => (
  <Dialog.Root open onOpenChange={(open) => open || onClose()}>
    <Dialog.Portal>
      <Dialog.Popup initialFocus={focusRef} className="fixed inset-0 z-50 animate-fade bg-paper outline-none">
        {children}
      </Dialog.Popup>
    </Dialog.Portal>
  </Dialog.Root>
)

/** Tools where the studio has its controls, the picture where it has its run. */
export const CanvasBench = (props: Props) => (
  // biome-ignore lint/a11y/noStaticElementInteractions: keys of everything inside it
  <div
    tabIndex={-1}
    onKeyDown={props.onKeyDown}
    onKeyUp={props.onKeyUp}
    className={`grid h-dvh overflow-hidden outline-none ${PLACES}`}
  >
    <header className="flex min-h-(--top-bar) items-center gap-3 border-line px-4 max-md:border-b md:col-start-1 md:border-r md:pt-3">
      <Dialog.Title className="text-md">{props.title}</Dialog.Title>
      <span className="mono num grow truncate text-ink-3">{props.aside}</span>
      <IconButton label="Close" tipAlign="end" className="-mr-2" onClick={props.onClose}>
        <X strokeWidth={1.6} aria-hidden="true" />
      </IconButton>
    </header>
    <div className="relative min-h-0 bg-sunk md:col-start-2 md:row-span-3 md:row-start-1">
      {props.children}
    </div>
    <div className="grid content-start gap-4.5 border-line px-4 pt-3 max-md:border-t md:col-start-1 md:row-start-2 md:overflow-y-auto md:border-r md:pt-2 md:pb-4">
      <Dialog.Description className="text-ink-2 max-md:sr-only">{props.says}</Dialog.Description>
      {props.controls}
    </div>
    <footer className="border-line px-4 pt-3 pb-[max(12px,env(safe-area-inset-bottom))] md:col-start-1 md:border-r">
      {props.footer}
    </footer>
  </div>
)
