'use client'

import { type KeyboardEvent, useState } from 'react'
import { inputClass } from '@/components/ui/field'
import { readNumbers } from './axis-values'

type Props = { label: string; placeholder: string; onAdd: (values: number[]) => void; className?: string }

/** Numbers typed or pasted, apart by spaces, commas or lines. */
export function NumberEntry({ label, placeholder, onAdd, className }: Props) {
  const [text, setText] = useState('')
  const numbers = readNumbers(text)
  const take = () => {
    if (!numbers || numbers.length === 0) return
    onAdd(numbers)
    setText('')
  }
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    take()
  }
  return (
    <div className={className}>
      <input
        aria-label={label}
        aria-invalid={numbers === null || undefined}
        inputMode="decimal"
        value={text}
        placeholder={placeholder}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={take}
        className={inputClass('num')}
      />
      {numbers === null ? (
        <p role="alert" className="mt-1 text-xs text-bad">
          Only numbers, apart by spaces or commas.
        </p>
      ) : null}
    </div>
  )
}
