import { hash } from 'node:crypto'

const MOST = 300
const names = new Map<string, string>()

// The best plan of these depends on their values (pages of a large or a small team, a word that is common or rare).
const DEPENDS_ON_VALUES = /\bORDER BY\b[\s\S]*\b(?:LIMIT|FETCH)\b|@@|LIKE|%>|COUNT\(\*/i

/**
 * The name under which a connection keeps a statement parsed and planned: the same for the same text, everywhere.
 * Empty, which means planned afresh each time, where a kept plan may be a bad one, and once there are too many.
 */
export const statementName = (sql: string): string => (DEPENDS_ON_VALUES.test(sql) ? '' : planName(sql))

/** The same for a statement whose values are known not to matter to its plan. */
export function planName(sql: string): string {
  const known = names.get(sql)
  if (known !== undefined || names.size >= MOST) return known ?? ''
  const name = hash('sha1', sql)
  names.set(sql, name)
  return name
}
