'use client'

import { type RefObject, useLayoutEffect, useRef } from 'react'

type Does = {
  go: (towards: 'newer' | 'older') => void
  trash: () => void
  favourite: () => void
  close: () => void
}

const isWriting = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || target.closest('input, textarea, select, [role=menu], [role=dialog]') !== null)

/** Arrows to the neighbours, `z` to zoom, `f` for a favourite, Delete to the trash, Escape back. Silent while something is being written. */
export function useViewerKeys(root: RefObject<HTMLElement | null>, does: Does) {
  const latest = useRef(does)
  useLayoutEffect(() => {
    latest.current = does
  })
  // With the picture, not a moment after it: a key pressed at once is heard.
  useLayoutEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return
      if (isWriting(event.target) || !act(event.key)) return
      event.preventDefault()
    }
    function act(key: string): boolean {
      const { go, trash, favourite, close } = latest.current
      if (key === 'ArrowLeft') go('newer')
      else if (key === 'ArrowRight') go('older')
      else if (key === 'Delete') trash()
      else if (key === 'f') favourite()
      else if (key === 'Escape') close()
      else if (key === 'z') root.current?.querySelector<HTMLElement>('[data-zoom]')?.click()
      else return false
      return true
    }
    window.addEventListener('keydown', onKeyDown)
    return () => window.removeEventListener('keydown', onKeyDown)
  }, [root])
}
