'use client'

import { type KeyboardEvent, type ReactNode, useRef } from 'react'
import { cx } from './class-names'

type Option<T extends string> = { value: T; label: ReactNode; title?: string; name?: string }
type Props<T extends string> = {
  /** Its name for assistive technology. */
  label: string
  value: T
  options: readonly Option<T>[]
  onChange: (value: T) => void
  title?: string
  className?: string
  optionClassName?: (selected: boolean) => string
}

const STEP: Record<string, number> = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }

const LOOK = (selected: boolean) =>
  cx(
    'h-7 rounded-[5px] px-2.5 transition-colors touch:h-11',
    selected ? 'bg-panel font-semibold text-ink shadow-card' : 'text-ink-2 hover:text-ink',
  )

/** One of a few, as a radiogroup: one tab stop, arrows move and choose, Home and End jump. */
export function Segmented<T extends string>(props: Props<T>) {
  const { label, value, options, onChange, title, className, optionClassName = LOOK } = props
  const root = useRef<HTMLDivElement>(null)
  const at = options.findIndex((option) => option.value === value)

  function choose(index: number) {
    const option = options[(index + options.length) % options.length]
    if (!option) return
    onChange(option.value)
    root.current?.querySelectorAll('button')[options.indexOf(option)]?.focus()
  }
  function onKeyDown(event: KeyboardEvent) {
    const step = STEP[event.key]
    if (step) choose(at + step)
    else if (event.key === 'Home') choose(0)
    else if (event.key === 'End') choose(options.length - 1)
    else return
    event.preventDefault()
  }

  return (
    <div
      ref={root}
      role="radiogroup"
      aria-label={label}
      title={title}
      onKeyDown={onKeyDown}
      className={className ?? 'inline-flex gap-0.5 rounded-s bg-sunk p-0.5'}
    >
      {options.map((option, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a native radio cannot hold a shape and keep roving focus
        <button
          key={option.value}
          type="button"
          role="radio"
          aria-checked={option.value === value}
          aria-label={option.name}
          title={option.title}
          tabIndex={index === Math.max(at, 0) ? 0 : -1}
          onClick={() => onChange(option.value)}
          className={optionClassName(option.value === value)}
        >
          {option.label}
        </button>
      ))}
    </div>
  )
}
