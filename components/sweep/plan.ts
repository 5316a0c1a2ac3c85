import { countIn } from '@/components/studio/count-in'
import { draftErrors } from '@/components/studio/draft-errors'
import { isValueName } from '@/components/studio/field-values'
import { type Offer, offersOf } from '@/components/studio/offers'
import { startInput } from '@/components/studio/start-input'
import { type AnyField, FIELD_NAMES, FIELDS, type FieldName } from '@/lib/providers/fields/schema'
import { expectedSize, type Size } from '@/lib/providers/rules'
import type { StartRunInput } from '@/lib/runs/schema'
import {
  type Axis,
  type AxisField,
  type AxisValue,
  cellInput,
  gridOf,
  MAX_AXIS_VALUES,
  MAX_CELLS,
} from '@/lib/runs/sweep/rules'
import { type Source, variablesOf } from './axis-fields'
import { hasChoices } from './axis-values'
import { axisName } from './words'

export type CellPlan = { quotedCenticredits: number; usualMs: number; size: Size }
export type SweepPlan = {
  run: StartRunInput
  columns: number
  rows: number
  /** Images of each cell. */
  count: number
  cells: CellPlan[]
  costCenticredits: number
  /** One sentence for each axis, in order, and one for the whole; undefined where nothing is wrong. */
  axisProblems: (string | undefined)[]
  problem: string | undefined
  /** What is worth knowing and stops nothing. */
  notes: string[]
}

const SQUARE: Size = { widthPx: 1024, heightPx: 1024 }

/** What a sweep along these axes asks for, makes and costs, and what is wrong with it. */
export function planSweep(source: Source, axes: readonly Axis[]): SweepPlan {
  const offers = offersAlong(source, axes)
  const { run, leftOut } = baseRun(source, axes, offers)
  const { columns, rows } = gridOf(axes)
  const count = run.count ?? 1
  const total = columns * rows
  const cells = total > MAX_CELLS ? [] : Array.from({ length: total }, (_, i) => cellPlan(i))
  function cellPlan(cell: number): CellPlan {
    const input = cellInput(run, axes, cell)
    const { capability } = offers.find(({ model }) => model.id === input.model) ?? source.offer
    return {
      quotedCenticredits: capability.costCenticredits * count,
      usualMs: capability.usualMs,
      size: expectedSize(capability, input, source.draft.slots.image) ?? SQUARE,
    }
  }
  return {
    ...{ run, columns, rows, count, cells },
    costCenticredits: cells.reduce((sum, { quotedCenticredits }) => sum + quotedCenticredits, 0),
    axisProblems: axes.map((axis) => axisProblem(axis, offers)),
    problem: problemOf(source, axes, total),
    notes: notesOf(source, axes, leftOut),
  }
}

/** The records that the cells are made by. */
function offersAlong({ offer, models }: Source, axes: readonly Axis[]): Offer[] {
  const along = axes.find(({ field }) => field === 'model')
  if (!along) return [offer]
  return offersOf(models, offer.capability.operation).filter(({ model }) => along.values.includes(model.id))
}

/** What every cell starts from: only what each of the models takes, so that cells differ in their axes alone. */
function baseRun({ draft, offer }: Source, axes: readonly Axis[], offers: readonly Offer[]) {
  const asked = startInput(draft, offer)
  const isAxis = (name: FieldName) => axes.some(({ field }) => field === name)
  const refused = FIELD_NAMES.filter((name) => asked[name] !== undefined && !isAxis(name)).filter((name) =>
    offers.some(({ capability }) => !takes(capability.fields[name], asked[name])),
  )
  const { seeds, ...rest } = asked
  const kept = Object.entries(rest).filter(([name]) => !refused.includes(name as FieldName))
  const along = axes.some(({ field }) => field === 'seed')
  const counts = offers.map(({ capability }) => countIn(capability, draft))
  const count = along ? 1 : Math.max(1, Math.min(...counts))
  const run = {
    ...Object.fromEntries(kept),
    model: offers[0]?.model.id ?? offer.model.id,
    ...(along || !seeds ? {} : { seeds: seeds.slice(0, count) }),
    count,
  } as StartRunInput
  return { run, leftOut: refused.map((name) => FIELDS[name].label) }
}

function takes(field: AnyField | undefined, value: unknown): boolean {
  if (!field) return false
  return field.kind === 'image' || wrongValue(field, value as AxisValue) === undefined
}

/** What a record has against a value, as the end of a sentence. */
function wrongValue(field: AnyField, value: AxisValue): string | undefined {
  switch (field.kind) {
    case 'number':
      return typeof value === 'number' && value >= field.min && value <= field.max
        ? undefined
        : `from ${field.min} to ${field.max}`
    case 'choice':
      return field.options.includes(String(value)) ? undefined : 'not that one'
    case 'ratio':
      return field.shapes.some(({ ratio }) => ratio === value) ? undefined : 'not that one'
    case 'text':
      return String(value).length <= field.maxChars ? undefined : `${field.maxChars} characters at most`
    default:
      return undefined
  }
}

function axisProblem({ field, values }: Axis, offers: readonly Offer[]): string | undefined {
  if (values.length === 0) return EMPTY[field] ?? 'Give it at least one value.'
  if (values.length > MAX_AXIS_VALUES) return `An axis has at most ${MAX_AXIS_VALUES} values.`
  if (field === 'seed') return seedProblem(values, offers)
  if (!isValueName(field)) return undefined
  for (const { model, capability } of offers) {
    const record = capability.fields[field]
    if (!record) return `${model.name} has no ${axisName(field).toLowerCase()}.`
    const wrong = values.find((value) => wrongValue(record, value) !== undefined)
    if (wrong !== undefined)
      return `${shortened(wrong)}: ${model.name} takes ${wrongValue(record, wrong) ?? ''}.`
  }
}

const EMPTY: Readonly<Record<string, string>> = {
  prompt: 'Write at least one prompt, each on a line of its own.',
  model: 'Choose at least one model.',
}
const shortened = (value: AxisValue) => String(value).slice(0, 24)

function seedProblem(values: readonly AxisValue[], offers: readonly Offer[]): string | undefined {
  for (const { model, capability } of offers) {
    const max = capability.seed?.max
    if (max === undefined) return `${model.name} takes no seed.`
    const wrong = values.some((value) => !Number.isInteger(value) || Number(value) < 1 || Number(value) > max)
    if (wrong) return `A seed is a whole number from 1 to ${max}.`
  }
}

function problemOf({ draft, offer }: Source, axes: readonly Axis[], total: number): string | undefined {
  if (total > MAX_CELLS) return `A sweep has at most ${MAX_CELLS} cells; this one has ${total}.`
  const errors = Object.entries(draftErrors(draft, offer.capability))
  return errors.find(([name]) => !axes.some(({ field }) => field === name))?.[1]
}

function notesOf({ draft, offer }: Source, axes: readonly Axis[], leftOut: readonly string[]): string[] {
  const isAxis = (field: AxisField) => axes.some((axis) => axis.field === field)
  const unfilled = variablesOf(draft, offer).filter((name) => !isAxis(`{{${name}}}`))
  const choices = !isAxis('prompt') && hasChoices(String(draft.values.prompt ?? ''))
  return [
    ...(leftOut.length > 0 ? [`Left out, since not every model takes it: ${leftOut.join(', ')}.`] : []),
    ...unfilled.map((name) => `{{${name}}} is sent as it is written. Sweep along it to fill it in.`),
    ...(choices
      ? ['The choices in { } are sent as they are written. Sweep along Prompt to make each of them.']
      : []),
  ]
}

/** How many of a person's images are made at once, unless the operator says otherwise. */
const AT_ONCE = 32

/** The time to expect for all cells, in ms, when nothing else is being made and the provider keeps up. */
export function usualSweepMs(cells: readonly CellPlan[], count: number): number {
  const longest = Math.max(0, ...cells.map(({ usualMs }) => usualMs))
  const all = cells.reduce((sum, { usualMs }) => sum + usualMs * count, 0)
  return Math.max(longest, all / AT_ONCE)
}
