import { z } from 'zod'
import { FIELD_NAMES, FIELDS } from '@/lib/providers/fields/schema'
import { GenerationView, IdempotencyKey, StartRunInput } from '../schema'
import { type Axis, type AxisField, MAX_AXIS_VALUES, MAX_CELLS } from './rules'

const VARIABLE = /^\{\{[\p{L}_][\p{L}\p{N}_-]{0,39}\}\}$/u
const AXIS_FIELDS = ['model', 'seed', ...FIELD_NAMES.filter((name) => FIELDS[name].kind !== 'image')]

const AxisShape = z.strictObject({
  field: z
    .string()
    .max(44)
    .refine(
      (field) => AXIS_FIELDS.includes(field) || VARIABLE.test(field),
      'is not a field a sweep can go along',
    ),
  values: z
    .array(z.union([z.string().max(10_000), z.number(), z.boolean()]))
    .min(1, 'must have at least one value')
    .max(MAX_AXIS_VALUES, `must have at most ${MAX_AXIS_VALUES} values`)
    .refine((values) => new Set(values).size === values.length, 'must not name a value twice'),
})

const Axes = z
  .array(AxisShape)
  .min(1)
  .max(2)
  .refine(
    (axes) => new Set(axes.map(({ field }) => field)).size === axes.length,
    'must go along different fields',
  )
  .refine(
    (axes) => axes.reduce((cells, { values }) => cells * values.length, 1) <= MAX_CELLS,
    `must make at most ${MAX_CELLS} cells`,
  )
  .transform((axes): Axis[] => axes.map(({ field, values }) => ({ field: field as AxisField, values })))

/** `run` is what every cell starts from; `budgetCenticredits` is the most that its cells may be quoted together. */
export const StartSweepInput = z.strictObject({
  run: StartRunInput,
  axes: Axes,
  budgetCenticredits: z.int().min(1).max(100_000_000).optional(),
})
export type StartSweepInput = z.output<typeof StartSweepInput>

export const StartSweepHeaders = z.object({ 'idempotency-key': IdempotencyKey })

/** With a budget it replaces the sweep's own; null takes the limit away. */
export const ResumeSweepInput = z.strictObject({
  budgetCenticredits: z.int().min(1).max(100_000_000).nullable().optional(),
})
export type ResumeSweepInput = z.output<typeof ResumeSweepInput>

export const SweepParams = z.object({ sweepId: z.uuid() })

/** One place of the grid with its last run; null where none was started. The size is null while it cannot be known. */
export const SweepCell = z.object({
  cell: z.int(),
  runId: z.uuid().nullable(),
  version: z.int(),
  size: z.object({ widthPx: z.int(), heightPx: z.int() }).nullable(),
  generations: z.array(GenerationView),
})
export type SweepCell = z.infer<typeof SweepCell>

export type SweepView = {
  id: string
  createdAt: string
  /** Whether its team sees it. */
  shown: boolean
  /** False for a teammate's: what it cost is not told then, and every sum is 0. */
  mine: boolean
  input: StartRunInput
  axes: Axis[]
  columns: number
  rows: number
  budgetCenticredits: number | null
  /** Sums over every run of the sweep, cells that were run again included. */
  money: { quoted: number; spent: number; held: number; returned: number }
  cells: SweepCell[]
}

/** What is kept of a sweep, parsed on the way out. */
export const StoredSweep = z.object({ input: StartRunInput, axes: Axes })
