'use client'

import { FIELDS } from '@/lib/providers/fields/schema'
import type { SettingsProps } from './controls'
import { FieldChoice } from './field-choice'
import { FieldFlag } from './field-flag'
import type { FieldProps } from './field-frame'
import { FieldNumber } from './field-number'
import { FieldText } from './field-text'
import { type ValueName, valueIn } from './field-values'

/** The control for a field of any kind that has none of its own. */
function Kind({ field, ...props }: FieldProps) {
  switch (field.kind) {
    case 'number':
      return <FieldNumber {...props} field={field} />
    case 'choice':
      return <FieldChoice {...props} field={field} />
    case 'flag':
      return <FieldFlag {...props} field={field} />
    case 'text':
      return <FieldText {...props} field={field} />
    default:
      return null
  }
}

type Props = Pick<SettingsProps, 'draft' | 'act' | 'offer' | 'errors'> & { names: readonly ValueName[] }

/** The controls of the fields named, as the record has them. */
export function FieldControls({ names, draft, act, offer, errors }: Props) {
  return names.map((name) => {
    const field = offer.capability.fields[name]
    return field ? (
      <Kind
        key={name}
        name={name}
        field={field}
        told={FIELDS[name]}
        value={valueIn(field, draft.values[name])}
        error={errors[name]}
        onChange={(value) => act({ type: 'field written', name, value })}
      />
    ) : null
  })
}
