'use client'

import { type RefObject, useCallback, useEffect, useState } from 'react'
import { type Mention, mentionAt } from './mention'

/** The `@` being written in the field, while the field has the focus; `close` puts it away until another is begun. */
export function useMention(fieldRef: RefObject<HTMLTextAreaElement | null>) {
  const [mention, setMention] = useState<Mention | null>(null)
  const [closedFrom, setClosedFrom] = useState<number | null>(null)
  useEffect(() => {
    const field = fieldRef.current
    if (!field) return
    const look = () => {
      const isHere = document.activeElement === field && field.selectionStart === field.selectionEnd
      const found = isHere ? mentionAt(field.value, field.selectionStart) : null
      setMention((before) =>
        before?.from === found?.from && before?.query === found?.query ? before : found,
      )
      if (!found && document.activeElement === field) setClosedFrom(null)
    }
    look()
    const away = () => setMention(null)
    document.addEventListener('selectionchange', look)
    field.addEventListener('input', look)
    field.addEventListener('focus', look)
    field.addEventListener('blur', away)
    return () => {
      document.removeEventListener('selectionchange', look)
      field.removeEventListener('input', look)
      field.removeEventListener('focus', look)
      field.removeEventListener('blur', away)
    }
  }, [fieldRef])
  const close = useCallback(() => setClosedFrom(mention?.from ?? null), [mention])
  return { mention: mention && mention.from !== closedFrom ? mention : null, close }
}
