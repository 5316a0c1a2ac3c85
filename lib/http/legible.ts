import type { FieldError } from '@/lib/core/errors'

/** Neither Postgres nor JSON can keep a NUL, nor UTF-8 half of a character: both would fail, or change, on their way. */
const isLegible = (text: string): boolean => text.isWellFormed() && !text.includes('\0')

/** The places of parsed input, as paths with dots, whose texts nothing here can keep as they are. */
export function illegible(value: unknown, path = ''): FieldError[] {
  if (typeof value === 'string') return isLegible(value) ? [] : [{ field: path || 'body', message: MESSAGE }]
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, each]) => illegible(each, path ? `${path}.${key}` : key))
}

const MESSAGE = 'must not contain NUL or half of a character'
