'use client'

import { X } from 'lucide-react'
import type { Axis, AxisValue } from '@/lib/runs/sweep/rules'
import { type ModelNames, valueName } from './words'

type Props = { axis: Axis; models: ModelNames; onRemove: (value: AxisValue) => void }

/** The values of an axis in order, each with the way out. */
export function Chips({ axis: { field, values }, models, onRemove }: Props) {
  if (values.length === 0) return null
  return (
    <ul aria-label="Values" className="flex max-h-40 flex-wrap gap-1 overflow-y-auto">
      {values.map((value) => {
        const words = valueName(field, value, models)
        return (
          <li
            key={String(value)}
            className="num flex h-7 max-w-full items-center rounded-full border border-line bg-sunk pl-2.5 touch:h-11"
          >
            <span className="truncate">{words}</span>
            <button
              type="button"
              aria-label={`Remove ${words}`}
              onClick={() => onRemove(value)}
              className="grid h-full w-7 place-content-center rounded-full text-ink-3 hover:text-ink touch:w-11"
            >
              <X className="size-3.5" strokeWidth={1.6} aria-hidden="true" />
            </button>
          </li>
        )
      })}
    </ul>
  )
}
