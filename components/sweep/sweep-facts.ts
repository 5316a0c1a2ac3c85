import { type Axis, cellInput } from '@/lib/runs/sweep/rules'
import type { SweepView } from '@/lib/runs/sweep/schema'
import { type Face, faceOf } from './tracks'
import type { ModelNames } from './words'

/** A model of the sweep, as offered today. */
export type OfferOf = { id: string; name: string; costCenticredits: number; usualMs: number }

export type SweepFacts = {
  grid: { axes: Axis[]; columns: number; rows: number }
  models: ModelNames
  faces: Face[]
  usualMs: number[]
  /** What each cell costs when it is started today. */
  costs: number[]
}

const SQUARE = { widthPx: 1024, heightPx: 1024 }
const USUAL_MS = 8_000

/** What the cells of a sweep are laid out, timed and priced by. */
export function sweepFacts(view: SweepView, offers: readonly OfferOf[]): SweepFacts {
  const { axes, columns, rows, cells, input } = view
  const known = cells.find(({ size }) => size)?.size ?? SQUARE
  const inputs = cells.map(({ cell }) => cellInput(input, axes, cell))
  const offerOf = (cell: number) => offers.find(({ id }) => id === inputs[cell]?.model)
  const countOf = (cell: number) => inputs[cell]?.count ?? Math.max(1, inputs[cell]?.seeds?.length ?? 1)
  return {
    grid: { axes, columns, rows },
    models: Object.fromEntries(offers.map(({ id, name }) => [id, name])),
    faces: cells.map(({ cell, size }) => faceOf(size ?? known, countOf(cell))),
    usualMs: cells.map(({ cell }) => offerOf(cell)?.usualMs ?? USUAL_MS),
    costs: cells.map(({ cell }) => (offerOf(cell)?.costCenticredits ?? 0) * countOf(cell)),
  }
}
