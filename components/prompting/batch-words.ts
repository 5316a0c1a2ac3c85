import type { TextField } from '@/lib/providers/fields/schema'
import { type Batch, MAX_PROMPTS } from './batch'

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
