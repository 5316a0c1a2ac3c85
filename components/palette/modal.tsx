'use client'

import { type ReactNode, useLayoutEffect, useRef } from 'react'
import styles from './modal.module.css'

type Props = { label: string; onClose: () => void; className?: string; children: ReactNode }

/**
 * A modal dialog of the browser's own: focus stays inside and goes back, Escape and a press beside it
 * close it. What is marked `data-first` has the focus first.
 */
export function Modal({ label, onClose, className, children }: Props) {
  const dialog = useRef<HTMLDialogElement>(null)
  useLayoutEffect(() => {
    const element = dialog.current
    const before = document.activeElement
    element?.showModal()
    element?.querySelector<HTMLElement>('[data-first]')?.focus()
    return () => {
      element?.close()
      if (before instanceof HTMLElement && before.isConnected && document.activeElement === document.body)
        before.focus({ preventScroll: true })
    }
  }, [])
  return (
    <dialog
      ref={dialog}
      aria-label={label}
      onCancel={(event) => {
        event.preventDefault()
        onClose()
      }}
      // What listens on the window must not take these keys for its own.
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => event.target === event.currentTarget && onClose()}
      className={`${styles.modal} ${className ?? ''}`}
    >
      {children}
    </dialog>
  )
}
