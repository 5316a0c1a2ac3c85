import type { FieldName } from '@/lib/providers/fields/schema'
import type { StartRunInput } from '../schema'

/** What an axis can go along: a field, the model, the seed, or a `{{variable}}` of the prompt. */
export type AxisField = Exclude<FieldName, 'image' | 'mask'> | 'model' | 'seed' | `{{${string}}}`
export type AxisValue = string | number | boolean
/** Columns first, then rows. */
export type Axis = { field: AxisField; values: readonly AxisValue[] }

export const MAX_CELLS = 400
export const MAX_AXIS_VALUES = 100

/** Columns and rows of a grid; one axis makes one row. */
export const gridOf = (axes: readonly Axis[]): { columns: number; rows: number } => ({
  columns: axes[0]?.values.length ?? 1,
  rows: axes[1]?.values.length ?? 1,
})

/** The value of each axis in a cell; cells count along the rows. */
export function cellValues(axes: readonly Axis[], cell: number): { field: AxisField; value: AxisValue }[] {
  const { columns } = gridOf(axes)
  const places = [cell % columns, Math.floor(cell / columns)]
  return axes.flatMap(({ field, values }, i) => {
    const value = values[places[i] ?? 0]
    return value === undefined ? [] : [{ field, value }]
  })
}

/** What one cell asks for: the input with the cell's values put in, variables last: a prompt may hold them. */
export function cellInput(input: StartRunInput, axes: readonly Axis[], cell: number): StartRunInput {
  const values = cellValues(axes, cell)
  const isVariable = ({ field }: { field: AxisField }) => field.startsWith('{{')
  return [...values.filter((each) => !isVariable(each)), ...values.filter(isVariable)].reduce(
    withValue,
    input,
  )
}

function withValue(
  input: StartRunInput,
  { field, value }: { field: AxisField; value: AxisValue },
): StartRunInput {
  if (field === 'seed') return { ...input, seeds: [Number(value)], count: 1 }
  if (field.startsWith('{{')) return filled(input, field.slice(2, -2), String(value))
  return { ...input, [field]: value }
}

const TEXTS = [
  'prompt',
  'negativePrompt',
  'searchPrompt',
  'selectPrompt',
  'backgroundPrompt',
  'foregroundPrompt',
] as const

function filled(input: StartRunInput, name: string, value: string): StartRunInput {
  const texts = TEXTS.flatMap((field) => {
    const text = input[field]
    return text === undefined ? [] : [[field, fillVariable(text, name, value)] as const]
  })
  return { ...input, ...Object.fromEntries(texts) }
}

/** `{{ colour }}` becomes its value, wherever it stands. */
export function fillVariable(text: string, name: string, value: string): string {
  return text.replaceAll(/\{\{\s*([^{}]*?)\s*\}\}/g, (whole, found) => (found === name ? value : whole))
}

type CellState = 'missing' | 'unfinished' | 'done'
/** Ended without a picture for a reason that another try may change: not for what a filter thought of it. */
const TRY_AGAIN = ['failed', 'cancelled']

/** Whether a cell still wants a run: none yet, or every image of its last one failed or was cancelled. */
export function stateOfCell(generations: readonly { state: string; finished: boolean }[]): CellState {
  if (generations.some(({ finished }) => !finished)) return 'unfinished'
  return generations.every(({ state }) => TRY_AGAIN.includes(state)) ? 'missing' : 'done'
}

/** The cells to start, in order, while their prices add up to no more than what is left of the budget. */
export function withinBudget<T extends { quotedCenticredits: number }>(
  cells: readonly T[],
  leftCenticredits: number | null,
): T[] {
  if (leftCenticredits === null) return [...cells]
  let left = leftCenticredits
  const affordable = cells.findIndex(({ quotedCenticredits }) => {
    left -= quotedCenticredits
    return left < 0
  })
  return affordable === -1 ? [...cells] : cells.slice(0, affordable)
}
