import { expandTemplate, parseTemplate } from '@/lib/prompts/rules'
import type { NumberField } from '@/lib/providers/fields/schema'
import { type AxisValue, MAX_AXIS_VALUES } from '@/lib/runs/sweep/rules'

export type Range = { from: number; to: number; count: number }

/** Evenly spread numbers on the field's steps, both ends included, each once. */
export function rangeValues({ from, to, count }: Range, { min, step }: Pick<NumberField, 'min' | 'step'>) {
  const several = Math.min(MAX_AXIS_VALUES, Math.max(1, Math.round(count)))
  const spread = Array.from({ length: several }, (_, i) =>
    several === 1 ? from : from + ((to - from) * i) / (several - 1),
  )
  return [...new Set(spread.map((value) => onStep(value, min, step)))]
}

const onStep = (value: number, min: number, step: number): number => {
  const steps = Math.round((value - min) / step)
  return Number((min + steps * step).toFixed(decimalsOf(step) + decimalsOf(min)))
}
const decimalsOf = (value: number) => String(value).split('.')[1]?.length ?? 0

/** Numbers as people list them, apart by spaces, commas or lines; null when one of them is no number. */
export function readNumbers(text: string): number[] | null {
  const found = text.split(/[\s,;]+/).filter(Boolean)
  const numbers = found.map(Number)
  return numbers.every(Number.isFinite) ? numbers : null
}

/** One value a line, white space around it cut off, each once. */
export const readLines = (text: string): string[] => [
  ...new Set(
    text
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  ),
]

/** The prompts a prompt's choices make; without a choice the prompt alone. */
export const promptsOf = (prompt: string): string[] => [
  ...new Set(
    expandTemplate(parseTemplate(prompt.trim()), {}, MAX_AXIS_VALUES)
      .map((each) => each.trim())
      .filter(Boolean),
  ),
]

/** Whether a prompt holds choices that nobody makes. */
export const hasChoices = (prompt: string) => parseTemplate(prompt).some(({ kind }) => kind === 'choice')

/** With values added at the end, each once. */
export const withValues = (values: readonly AxisValue[], more: readonly AxisValue[]): AxisValue[] => [
  ...new Set([...values, ...more]),
]

/** Seeds never seen in `taken`, drawn with `draw`, which gives a whole number from 1 to the highest. */
export function drawSeeds(count: number, taken: readonly AxisValue[], draw: () => number): number[] {
  const drawn = new Set<number>()
  while (drawn.size < count) {
    const seed = draw()
    if (!taken.includes(seed)) drawn.add(seed)
  }
  return [...drawn]
}
