'use client'

import { type ClipboardEvent, type KeyboardEvent, useState } from 'react'
import { inputClass } from '@/components/ui/field'
import { readLines } from './axis-values'

/** Words for a variable: Enter takes one, a paste of lines takes each. */
export function TextValue({ name, onAdd }: { name: string; onAdd: (values: string[]) => void }) {
  const [text, setText] = useState('')
  const take = () => {
    const words = readLines(text)
    if (words.length > 0) onAdd(words)
    setText('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    take()
  }
  const onPaste = (event: ClipboardEvent) => {
    const lines = readLines(event.clipboardData.getData('text'))
    if (lines.length < 2) return
    event.preventDefault()
    onAdd(lines)
  }
  return (
    <input
      aria-label={`A value of ${name}`}
      value={text}
      placeholder="A value, then Enter; or paste a list, one a line"
      onChange={(event) => setText(event.target.value)}
      onKeyDown={onKeyDown}
      onPaste={onPaste}
      onBlur={take}
      className={inputClass()}
    />
  )
}
