'use client'

import { useState } from 'react'
import { inputClass } from '@/components/ui/field'
import type { NumberField } from '@/lib/providers/fields/schema'
import { type Range, rangeValues } from './axis-values'
import { NumberEntry } from './number-entry'

type Props = {
  name: string
  field: NumberField
  onRange: (values: number[]) => void
  onAdd: (values: number[]) => void
}

const FIRST_COUNT = 4

/** A range in so many steps makes the list; single values can be added to it. */
export function NumberValues({ name, field, onRange, onAdd }: Props) {
  const [range, setRange] = useState<Range>({ from: field.min, to: field.max, count: FIRST_COUNT })
  const change = (part: Partial<Range>) => {
    const next = { ...range, ...part }
    setRange(next)
    if (Object.values(next).every(Number.isFinite)) onRange(rangeValues(next, field))
  }
  const input = (key: keyof Range, label: string, bounds: { min: number; max: number; step: number }) => (
    <input
      type="number"
      aria-label={`${name}, ${label}`}
      {...bounds}
      value={Number.isFinite(range[key]) ? range[key] : ''}
      onChange={(event) => change({ [key]: event.target.valueAsNumber })}
      className={inputClass('num min-w-0 px-2! text-base text-ink')}
    />
  )
  const { min, max, step } = field
  return (
    <div className="grid gap-2">
      <div className="grid grid-cols-[auto_1fr_auto_1fr_auto_1fr_auto] items-center gap-2 text-xs text-ink-3">
        from {input('from', 'from', { min, max, step })} to {input('to', 'to', { min, max, step })} in
        {input('count', 'how many', { min: 1, max: 100, step: 1 })} steps
      </div>
      <NumberEntry
        label={`More values of ${name}`}
        placeholder={`More values, ${min} to ${max}`}
        onAdd={onAdd}
      />
    </div>
  )
}
