'use client'

import { inputClass } from '@/components/ui/field'
import type { TextField } from '@/lib/providers/fields/schema'
import { FieldFrame, type FieldProps } from './field-frame'

/** Words of one line. */
export function FieldText(props: FieldProps<TextField>) {
  const { value, field, onChange } = props
  return (
    <FieldFrame {...props} aside={field.required ? null : 'if you like'}>
      {(control) => (
        <input
          {...control}
          value={String(value ?? '')}
          onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
          autoComplete="off"
          className={inputClass()}
        />
      )}
    </FieldFrame>
  )
}
