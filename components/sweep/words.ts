import { optionName } from '@/components/studio/option-name'
import { FIELDS, type FieldName } from '@/lib/providers/fields/schema'
import type { Axis, AxisField, AxisValue } from '@/lib/runs/sweep/rules'

export type ModelNames = Readonly<Record<string, string>>

const isField = (field: string): field is FieldName => Object.hasOwn(FIELDS, field)

/** What an axis is called: a field by its label, a variable by its own name. */
export function axisName(field: AxisField): string {
  if (field === 'model') return 'Model'
  if (field === 'seed') return 'Seed'
  return isField(field) ? FIELDS[field].label : field.slice(2, -2)
}

/** A value as people read it. */
export function valueName(field: AxisField, value: AxisValue, models: ModelNames): string {
  if (typeof value === 'boolean') return value ? 'on' : 'off'
  if (field === 'model') return models[String(value)] ?? String(value)
  return isField(field) && FIELDS[field].kind === 'choice' ? optionName(String(value)) : String(value)
}

/** The place of a cell in words: `Guidance 4, Seed 12`. */
export const placeName = (values: readonly { field: AxisField; value: AxisValue }[], models: ModelNames) =>
  values.map(({ field, value }) => `${axisName(field)} ${valueName(field, value, models)}`).join(', ')

/** `3 × 4 sweep`, columns first. */
export const gridName = ({ columns, rows }: { columns: number; rows: number }) => `${columns} × ${rows} sweep`

/** `Guidance by Seed`. */
export const axesName = (axes: readonly Axis[]) => axes.map(({ field }) => axisName(field)).join(' by ')
