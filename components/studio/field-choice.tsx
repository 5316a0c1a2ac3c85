'use client'

import { inputClass } from '@/components/ui/field'
import { Segmented } from '@/components/ui/segmented'
import type { ChoiceField } from '@/lib/providers/fields/schema'
import { FieldFrame, type FieldProps } from './field-frame'
import { optionName } from './option-name'

const MOST_SEGMENTS = 4
const MOST_LETTERS = 30

/** One of a few side by side, one of many from a list. Without a default there is "as it comes". */
export function FieldChoice(props: FieldProps<ChoiceField>) {
  const { name, field, value, told, onChange } = props
  const options = field.options.map((option) => ({ value: option, label: optionName(option) }))
  const letters = options.reduce((sum, { label }) => sum + label.length, 0)
  const isShort = field.default !== undefined && options.length <= MOST_SEGMENTS && letters <= MOST_LETTERS
  return (
    <FieldFrame {...props} isGroup={isShort}>
      {(control) =>
        isShort ? (
          <Segmented
            label={told.label}
            title={`${told.says} API field: ${name}`}
            value={String(value ?? '')}
            onChange={onChange}
            options={options}
            className="grid auto-cols-fr grid-flow-col gap-0.5 rounded-s bg-sunk p-0.5"
          />
        ) : (
          <select
            {...control}
            title={`API field: ${name}`}
            value={String(value ?? '')}
            onChange={(event) => onChange(event.target.value === '' ? null : event.target.value)}
            className={inputClass()}
          >
            {field.default === undefined ? <option value="">As it comes</option> : null}
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
        )
      }
    </FieldFrame>
  )
}
