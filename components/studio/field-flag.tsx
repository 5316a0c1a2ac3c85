'use client'

import { useId } from 'react'
import { cx } from '@/components/ui/class-names'
import type { FlagField } from '@/lib/providers/fields/schema'
import { ApiName, NAMED } from './api-name'
import type { FieldProps } from './field-frame'

/** A switch with its one sentence. */
export function FieldFlag({ name, field, told, value, error, onChange }: FieldProps<FlagField>) {
  const id = useId()
  const on = value === true
  return (
    <div className={`${NAMED} flex items-center justify-between gap-4`} title={`API field: ${name}`}>
      <div className="grid gap-0.5 text-xs">
        <span>
          <span id={`${id}-name`} className="font-semibold text-ink-2">
            {told.label}
          </span>
          <ApiName field={name} />
        </span>
        <span id={`${id}-says`} className={error ? 'text-bad' : 'text-ink-3'}>
          {error ?? told.says}
        </span>
      </div>
      <button
        type="button"
        role="switch"
        aria-checked={on}
        aria-labelledby={`${id}-name`}
        aria-describedby={`${id}-says`}
        onClick={() => onChange(!on === field.default ? null : !on)}
        className="grid shrink-0 place-content-center touch:size-11"
      >
        <span
          className={cx(
            'flex h-5 w-9 items-center rounded-full border px-0.5 transition-colors',
            on ? 'justify-end border-solid bg-solid' : 'border-line-strong bg-sunk',
          )}
        >
          <span className={cx('size-3.5 rounded-full', on ? 'bg-on-solid' : 'bg-ink-3')} />
        </span>
      </button>
    </div>
  )
}
