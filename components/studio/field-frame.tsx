'use client'

import { type ReactNode, useId } from 'react'
import type { AnyField } from '@/lib/providers/fields/schema'
import { ApiName, NAMED } from './api-name'
import type { Value, ValueName } from './field-values'

export type FieldProps<F extends AnyField = AnyField> = {
  name: ValueName
  field: F
  /** What it is called, and its one sentence. */
  told: { label: string; says: string }
  /** What it stands at; undefined where the provider decides. */
  value: Value | undefined
  error: string | undefined
  /** Null goes back to the default. */
  onChange: (value: Value | null) => void
}

type Control = { id: string; 'aria-describedby': string; 'aria-invalid'?: true }
type Props = Omit<FieldProps, 'field' | 'value' | 'onChange'> & {
  aside?: ReactNode
  /** The control is a group that names itself. */
  isGroup?: boolean
  children: (control: Control) => ReactNode
}

const NAME = 'font-semibold text-ink-2'

/** A field's name, what it stands at, the control, its one sentence or what is wrong; the API's name on hover. */
export function FieldFrame({ name, told, error, aside, isGroup = false, children }: Props) {
  const id = useId()
  return (
    <div className={`${NAMED} grid min-w-0 content-start gap-1.5`} title={`API field: ${name}`}>
      <div className="flex items-baseline justify-between gap-3 text-xs">
        {isGroup ? (
          <span className={NAME}>
            {told.label}
            <ApiName field={name} />
          </span>
        ) : (
          <span>
            <label htmlFor={id} className={NAME}>
              {told.label}
            </label>
            <ApiName field={name} />
          </span>
        )}
        {aside ? <span className="text-ink-3">{aside}</span> : null}
      </div>
      {children({ id, 'aria-describedby': `${id}-says`, 'aria-invalid': error ? true : undefined })}
      <p
        id={`${id}-says`}
        role={error ? 'alert' : undefined}
        className={`text-xs ${error ? 'text-bad' : 'text-ink-3'}`}
      >
        {error ?? told.says}
      </p>
    </div>
  )
}
