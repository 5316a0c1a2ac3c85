'use client'

import { type ComponentProps, type ReactNode, useId } from 'react'
import { cx } from './class-names'

type Described = { id: string; 'aria-invalid'?: true; 'aria-describedby'?: string }
type FrameProps = {
  label: ReactNode
  /** Right of the label, quiet. */
  aside?: ReactNode
  hint?: ReactNode
  error?: ReactNode
  className?: string
  children: (control: Described) => ReactNode
}

const INPUT = cx(
  'w-full rounded-s border border-line bg-panel px-2.5 transition-colors hover:border-line-strong',
  'focus-visible:outline-offset-0 aria-invalid:border-bad disabled:opacity-60 max-md:text-[1rem]',
)

/** Label, control, hint and error, tied together for assistive technology. `children` gets the ids to spread. */
export function Field({ label, aside, hint, error, className, children }: FrameProps) {
  const id = useId()
  const describedBy = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ') || undefined
  return (
    <div className={cx('grid gap-1.5', className)}>
      <div className="flex items-baseline justify-between gap-3 text-xs">
        <label htmlFor={id} className="font-semibold text-ink-2">
          {label}
        </label>
        {aside ? <span className="text-ink-3">{aside}</span> : null}
      </div>
      {children({ id, 'aria-invalid': error ? true : undefined, 'aria-describedby': describedBy })}
      {hint ? (
        <p id={`${id}-hint`} className="text-xs text-ink-3">
          {hint}
        </p>
      ) : null}
      {error ? (
        <p id={`${id}-error`} role="alert" className="text-xs text-bad">
          {error}
        </p>
      ) : null}
    </div>
  )
}

type TextFieldProps = Omit<FrameProps, 'children'> & Omit<ComponentProps<'input'>, 'className'>

/** A one-line text field with its label, hint and error. */
export function TextField({ label, aside, hint, error, className, ...input }: TextFieldProps) {
  return (
    <Field label={label} aside={aside} hint={hint} error={error} className={className}>
      {(control) => <input {...input} {...control} className={cx(INPUT, 'h-9 touch:h-11')} />}
    </Field>
  )
}

/** The classes of a bare input, where `TextField` does not fit. */
export const inputClass = (extra?: string) => cx(INPUT, 'h-9 touch:h-11', extra)
