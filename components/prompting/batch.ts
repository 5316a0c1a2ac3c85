import {
  countPrompts,
  expandTemplate,
  isTemplate,
  parseTemplate,
  type Variables,
  variablesIn,
} from '@/lib/prompts/rules'

/** Most prompts of one press; the same as `MAX_AXIS_VALUES` of lib/runs (a test holds them together). */
export const MAX_PROMPTS = 100
const EXPANDED = 2_000

/** What is written for each variable: values side by side, parted by `|`. */
export type Written = Readonly<Record<string, string>>

export type Batch = {
  /** Whether there is anything to choose or to fill in. */
  isTemplate: boolean
  /** How many different prompts; beyond 2000 nobody looks whether some are alike. */
  count: number
  /** Each prompt once; only the first 2000. */
  prompts: readonly string[]
  variables: readonly string[]
  /** Those without a value yet. */
  unfilled: readonly string[]
}

/** The prompts that a prompt with choices and variables stands for; a plain one stands for itself. */
export function batchOf(text: string, written: Written): Batch {
  const template = parseTemplate(text)
  const variables = variablesIn(template)
  const values: Variables = Object.fromEntries(variables.map((name) => [name, valuesIn(written, name)]))
  const prompts = [...new Set(expandTemplate(template, values, EXPANDED).map((prompt) => prompt.trim()))]
  const all = countPrompts(template, values)
  return {
    isTemplate: isTemplate(template),
    count: all > EXPANDED ? all : prompts.length,
    prompts,
    variables,
    unfilled: variables.filter((name) => values[name]?.length === 0),
  }
}

const valuesIn = (written: Written, name: string): string[] =>
  (Object.hasOwn(written, name) ? (written[name] ?? '') : '')
    .split('|')
    .map((value) => value.trim())
    .filter(Boolean)
