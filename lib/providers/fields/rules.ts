import { z } from 'zod'
import { ASPECT_RATIOS, type Fields } from '../schema'
import {
  type AnyField,
  FIELD_NAMES,
  FIELDS,
  type FieldKind,
  type NumberField,
  type TextField,
} from './schema'

const ANY: Record<FieldKind, z.ZodType> = {
  text: z.string(),
  number: z.number(),
  choice: z.string(),
  ratio: z.enum(ASPECT_RATIOS),
  flag: z.boolean(),
  image: z.uuid('must be the id of an image'),
}

/** Every field there is, by name and kind, all optional: the shape before a record's own rules. */
export const anySettings = (): Record<string, z.ZodOptional> =>
  Object.fromEntries(FIELD_NAMES.map((name) => [name, ANY[FIELDS[name].kind].optional()]))

/** The schema of a record's fields: its ranges, choices and required ones; format and ratio get their defaults. */
export function settingsShape(fields: Fields): Record<string, z.ZodType> {
  const present = FIELD_NAMES.flatMap((name) => {
    const field = fields[name]
    return field ? [[name, schemaOf(field)] as const] : []
  })
  return Object.fromEntries(present)
}

function schemaOf(field: AnyField): z.ZodType {
  switch (field.kind) {
    case 'text':
      return textOf(field)
    case 'number':
      return field.required ? numberOf(field) : numberOf(field).optional()
    case 'choice': {
      const choice = z.enum(field.options, `must be one of ${field.options.join(', ')}`)
      return field.default === undefined ? choice.optional() : choice.default(field.default)
    }
    case 'ratio': {
      const ratios = field.shapes.map(({ ratio }) => ratio)
      return z.enum(ratios, `must be one of ${ratios.join(', ')}`).default(field.default)
    }
    case 'flag':
      return z.boolean().optional()
    case 'image':
      return field.required
        ? z.uuid('must be the id of an image')
        : z.uuid('must be the id of an image').optional()
  }
}

function textOf({ maxChars, required }: TextField): z.ZodType {
  const text = z.string().max(maxChars, `must have at most ${maxChars} characters`).trim()
  return required ? text.min(1, 'must not be empty') : text.optional()
}

function numberOf({ min, max, step }: NumberField): z.ZodType {
  const rule = `must be ${step % 1 === 0 ? 'a whole number ' : ''}from ${min} to ${max}`
  const number = step % 1 === 0 ? z.int(rule) : z.number(rule)
  return number.min(min, rule).max(max, rule)
}
