'use client'

import { type RefObject, useEffect, useId, useState } from 'react'

type Keys = {
  fieldRef: RefObject<HTMLTextAreaElement | null>
  isOpen: boolean
  count: number
  onChoose: (index: number) => void
  onClose: () => void
}

const STEP: Record<string, number> = { ArrowDown: 1, ArrowUp: -1 }

/**
 * A list under a text field that keeps the focus: arrows move, Enter and Tab choose, Escape closes. The field says
 * what is chosen by `aria-activedescendant`; its own keys come first, so that walking the history waits.
 */
export function useListKeys({ fieldRef, isOpen, count, onChoose, onClose }: Keys) {
  const listId = useId()
  const [wished, setActive] = useState(0)
  const active = Math.min(wished, Math.max(0, count - 1))
  useEffect(() => {
    const field = fieldRef.current
    if (!field || !isOpen) return
    const onKeyDown = (event: KeyboardEvent) => {
      if (event.isComposing || event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return
      const step = STEP[event.key]
      if (step) setActive((active + step + count) % count)
      else if (event.key === 'Enter' || event.key === 'Tab') onChoose(active)
      else if (event.key === 'Escape') onClose()
      else return
      event.preventDefault()
      event.stopPropagation()
    }
    field.addEventListener('keydown', onKeyDown)
    return () => field.removeEventListener('keydown', onKeyDown)
  }, [fieldRef, isOpen, active, count, onChoose, onClose])
  useEffect(() => {
    const field = fieldRef.current
    if (!field || !isOpen) return
    const said = {
      'aria-autocomplete': 'list',
      'aria-controls': listId,
      'aria-activedescendant': `${listId}-${active}`,
    }
    for (const [name, value] of Object.entries(said)) field.setAttribute(name, value)
    document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: 'nearest' })
    return () => {
      for (const name of Object.keys(said)) field.removeAttribute(name)
    }
  }, [fieldRef, isOpen, active, listId])
  return { listId, active, setActive }
}
