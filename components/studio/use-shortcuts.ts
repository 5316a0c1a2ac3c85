'use client'

import { type RefObject, useEffect, useRef } from 'react'

const writes = (target: EventTarget | null) =>
  target instanceof HTMLElement &&
  (target.isContentEditable || ['INPUT', 'TEXTAREA', 'SELECT'].includes(target.tagName))

/** `Cmd/Ctrl+Enter` generates from anywhere in the studio; `/` goes to the prompt unless one is writing. */
export function useShortcuts(prompt: RefObject<HTMLTextAreaElement | null>, onLaunch: () => void) {
  const launch = useRef(onLaunch)
  useEffect(() => {
    launch.current = onLaunch
  }, [onLaunch])
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.defaultPrevented || event.repeat) return
      const command = event.metaKey || event.ctrlKey
      if (event.key === 'Enter' && command) launch.current()
      else if (event.key === '/' && !command && !event.altKey && !writes(event.target))
        prompt.current?.focus()
      else return
      event.preventDefault()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [prompt])
}
