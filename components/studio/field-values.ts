import { type AnyField, FIELD_NAMES, FIELDS, type FieldName } from '@/lib/providers/fields/schema'
import type { Capability } from '@/lib/providers/schema'
import type { ImageName } from './slot-image'

export type Value = string | number | boolean
/** Fields that hold no picture. */
export type ValueName = Exclude<FieldName, ImageName>
/** What was written or chosen, by field; what is left alone is absent and takes the record's default. */
export type Values = { readonly [N in ValueName]?: Value }

/** The names of a record's fields in the order to show them. */
export const fieldsIn = ({ fields }: Pick<Capability, 'fields'>): FieldName[] =>
  FIELD_NAMES.filter((name) => fields[name] !== undefined)

export const isValueName = (name: string): name is ValueName =>
  Object.hasOwn(FIELDS, name) && FIELDS[name as FieldName].kind !== 'image'

/**
 * What a field is set to: the value if the field can have it (a number moved into its range), else its default.
 * Undefined where the provider decides. A number that must be given and has no default starts in the middle.
 */
export function valueIn(field: AnyField, value: Value | undefined): Value | undefined {
  switch (field.kind) {
    case 'text':
      return typeof value === 'string' ? value : ''
    case 'flag':
      return typeof value === 'boolean' ? value : field.default
    case 'choice':
      return field.options.includes(value as string) ? value : field.default
    case 'ratio':
      return field.shapes.some(({ ratio }) => ratio === value) ? value : field.default
    case 'number': {
      const { min, max, step, required } = field
      if (typeof value === 'number') return Math.min(max, Math.max(min, value))
      return field.default ?? (required ? min + Math.round((max - min) / 2 / step) * step : undefined)
    }
    case 'image':
      return undefined
  }
}

/** The values of a record's fields as they stand, by field: shown, priced and sent. */
export function valuesIn(capability: Pick<Capability, 'fields'>, values: Values): Values {
  const set = fieldsIn(capability).flatMap((name) => {
    const field = capability.fields[name]
    const value = field && isValueName(name) ? valueIn(field, values[name]) : undefined
    return value === undefined ? [] : [[name, value] as const]
  })
  return Object.fromEntries(set)
}
