'use client'

import { cx } from '@/components/ui/class-names'
import type { Axis, AxisValue } from '@/lib/runs/sweep/rules'
import { type ModelNames, valueName } from './words'

type Props = {
  axis: Axis
  options: readonly AxisValue[]
  models: ModelNames
  onChange: (values: AxisValue[]) => void
}

/** A closed set: pressed ones are in, in the order of the set. */
export function OptionValues({ axis: { field, values }, options, models, onChange }: Props) {
  const toggle = (value: AxisValue) =>
    onChange(options.filter((option) => (option === value) !== values.includes(option)))
  return (
    <fieldset aria-label="Values" className="flex max-h-44 flex-wrap gap-1 overflow-y-auto">
      {options.map((option) => {
        const isIn = values.includes(option)
        return (
          <button
            key={String(option)}
            type="button"
            aria-pressed={isIn}
            onClick={() => toggle(option)}
            className={cx(
              'num h-7 max-w-full truncate rounded-full border px-2.5 transition-colors touch:h-11 touch:px-3.5',
              isIn
                ? 'border-ink bg-panel font-medium text-ink'
                : 'border-line text-ink-3 hover:border-line-strong hover:text-ink',
            )}
          >
            {valueName(field, option, models)}
          </button>
        )
      })}
    </fieldset>
  )
}
