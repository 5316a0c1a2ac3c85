import {
  countPrompts,
  expandTemplate,
  isTemplate,
  parseTemplate,
  type Variables,
  variablesIn,
} from '@/lib/prompts/rules'
import type { TextField } from '@/lib/providers/fields/schema'

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

/** Why the prompts cannot be asked for, as a sentence for the prompt; undefined when they can. */
export function batchProblem(batch: Batch, field: TextField): string | undefined {
  const { count, unfilled, prompts } = batch
  if (unfilled.length > 0) return `Give ${inWords(unfilled)} a value first.`
  if (count > MAX_PROMPTS)
    return `${inNumbers(count)} prompts are too many at once: at most ${MAX_PROMPTS}. Take some choices out.`
  if (count === 1) return undefined
  if (field.required && prompts.includes('')) return 'One of these prompts has no words.'
  const longest = Math.max(...prompts.map(({ length }) => length))
  return longest > field.maxChars
    ? `The longest of these prompts has ${longest.toLocaleString('en')} characters: this model takes ${field.maxChars.toLocaleString('en')}.`
    : undefined
}

/** `6 prompts`, `Over a million`. */
const inNumbers = (count: number) => (count > 1e6 ? 'Over a million' : count.toLocaleString('en'))

/** `“colour”`, `“colour” and “place”`. */
const inWords = (names: readonly string[]) => {
  const quoted = names.map((name) => `“${name}”`)
  return [quoted.slice(0, -1).join(', '), quoted.at(-1)].filter(Boolean).join(' and ')
}

/** `6 prompts`; `6 prompts × 2 images`; what is missing instead of what it costs. */
export function batchSentence({ count, unfilled }: Batch, imagesEach: number, price: string): string {
  const prompts = count === 1 ? '1 prompt' : `${inNumbers(count)} prompts`
  if (count > MAX_PROMPTS) return `${prompts}: at most ${MAX_PROMPTS} at once`
  const each = imagesEach > 1 && count > 1 ? `${prompts} × ${imagesEach} images` : prompts
  const missing = unfilled.length > 0 ? ` · ${inWords(unfilled)} has no value yet` : ''
  return `${each} · ${price}${unfilled.length > 1 ? missing.replace('has', 'have') : missing}`
}
