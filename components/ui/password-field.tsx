'use client'

import { Eye, EyeOff } from 'lucide-react'
import { type ComponentProps, useState } from 'react'
import { Field, inputClass } from './field'
import { IconButton } from './icon-button'

type Props = Omit<ComponentProps<'input'>, 'className' | 'type'> & {
  label: string
  hint?: string
  error?: string
}

/** A password with a button that shows what was typed; an error takes the place of the hint. */
export function PasswordField({ label, hint, error, ...input }: Props) {
  const [shown, setShown] = useState(false)
  const Icon = shown ? EyeOff : Eye
  return (
    <Field label={label} hint={error ? undefined : hint} error={error}>
      {(control) => (
        <div className="relative">
          <input
            {...input}
            {...control}
            type={shown ? 'text' : 'password'}
            spellCheck={false}
            autoCapitalize="none"
            className={inputClass('pr-10 touch:pr-12')}
          />
          <IconButton
            label={shown ? 'Hide password' : 'Show password'}
            aria-pressed={shown}
            tipAlign="end"
            onClick={() => setShown(!shown)}
            className="absolute! top-1/2 right-0.5 -translate-y-1/2"
          >
            <Icon strokeWidth={1.6} aria-hidden="true" />
          </IconButton>
        </div>
      )}
    </Field>
  )
}
