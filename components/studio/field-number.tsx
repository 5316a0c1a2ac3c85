'use client'

import type { CSSProperties } from 'react'
import { cx } from '@/components/ui/class-names'
import type { NumberField } from '@/lib/providers/fields/schema'
import { FieldFrame, type FieldProps } from './field-frame'
import styles from './slider.module.css'

type AsideProps = { field: NumberField; value: number | undefined; onReset: () => void }

function Aside({ field, value, onReset }: AsideProps) {
  const isOwn = value !== undefined && value !== field.default && !field.required
  return (
    <span className="flex items-baseline gap-2">
      {isOwn ? (
        <button
          type="button"
          onClick={onReset}
          className="rounded-xs underline hover:text-ink touch:-my-3 touch:min-h-11 touch:p-2"
        >
          {field.default === undefined ? 'let it be' : `back to ${field.default}`}
        </button>
      ) : null}
      <span className="mono num">{value ?? 'as it comes'}</span>
    </span>
  )
}

/** A number as a slider, with what it stands at and the way back to the default. */
export function FieldNumber(props: FieldProps<NumberField>) {
  const { field, onChange } = props
  const value = typeof props.value === 'number' ? props.value : undefined
  return (
    <FieldFrame {...props} aside={<Aside field={field} value={value} onReset={() => onChange(null)} />}>
      {(control) => (
        <input
          {...control}
          type="range"
          min={field.min}
          max={field.max}
          step={field.step}
          value={value ?? field.min}
          aria-valuetext={value === undefined ? 'as it comes' : undefined}
          onChange={(event) => onChange(Number(event.target.value))}
          className={cx(styles.slider, value === undefined && styles.unset)}
          style={{ '--share': shareOf(field, value ?? field.min) } as CSSProperties}
        />
      )}
    </FieldFrame>
  )
}

const shareOf = ({ min, max }: NumberField, value: number) => (max > min ? (value - min) / (max - min) : 0)
