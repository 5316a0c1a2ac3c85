'use client'

import { Minus, Plus } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { iconButtonClass } from '@/components/ui/icon-button'
import { Labelled } from './labelled'

type Props = { value: number; max: number; error: string | undefined; onChange: (count: number) => void }

const KEYS: Record<string, (value: number, max: number) => number> = {
  ArrowUp: (value) => value + 1,
  ArrowRight: (value) => value + 1,
  ArrowDown: (value) => value - 1,
  ArrowLeft: (value) => value - 1,
  Home: () => 1,
  End: (_value, max) => max,
}

/** How many images the run makes. The number itself takes the arrow keys and digits. */
export function CountStepper({ value, max, error, onChange }: Props) {
  const onKeyDown = (event: KeyboardEvent) => {
    const digit = /^[1-9]$/.test(event.key) ? Number(event.key) : null
    const next = digit ?? KEYS[event.key]?.(value, max)
    if (next === undefined || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    onChange(Math.min(next, max))
  }
  return (
    <Labelled name="Images" api="count" error={error}>
      <div
        title="How many pictures the run makes. API field: count"
        className="flex h-9 items-center justify-between rounded-s border border-line bg-panel px-0.5 touch:h-11.5"
      >
        <button
          type="button"
          tabIndex={-1}
          aria-label="One fewer"
          disabled={value <= 1}
          onClick={() => onChange(value - 1)}
          className={iconButtonClass('s')}
        >
          <Minus strokeWidth={1.6} aria-hidden="true" />
        </button>
        <span
          role="spinbutton"
          tabIndex={0}
          aria-label="Images"
          aria-valuenow={value}
          aria-valuemin={1}
          aria-valuemax={max}
          onKeyDown={onKeyDown}
          className="num min-w-6 rounded-xs text-center font-semibold"
        >
          {value}
        </span>
        <button
          type="button"
          tabIndex={-1}
          aria-label="One more"
          disabled={value >= max}
          onClick={() => onChange(value + 1)}
          className={iconButtonClass('s')}
        >
          <Plus strokeWidth={1.6} aria-hidden="true" />
        </button>
      </div>
    </Labelled>
  )
}
