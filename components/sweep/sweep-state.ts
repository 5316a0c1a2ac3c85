import type { GenerationView, RunView } from '@/lib/runs/schema'
import { stateOfCell } from '@/lib/runs/sweep/rules'
import type { SweepCell, SweepView } from '@/lib/runs/sweep/schema'

export type SweepState = Pick<SweepView, 'cells' | 'money' | 'budgetCenticredits'>
type Money = SweepView['money']

/** Takes in runs of this sweep in any order: of each cell the latest run, of it the highest version. */
export function receiveRuns(state: SweepState, sweepId: string, runs: readonly RunView[]): SweepState {
  const cells = [...state.cells]
  let { money } = state
  for (const run of runs) {
    const known = run.sweep?.id === sweepId ? cells[run.sweep.cell] : undefined
    if (!known || !isNews(known, run)) continue
    const before = known.runId === run.id ? known.generations : []
    money = added(money, moneyIn(run.generations), moneyIn(before))
    const { id: runId, version, generations, settings } = run
    const size = { widthPx: settings.widthPx, heightPx: settings.heightPx }
    cells[known.cell] = { cell: known.cell, runId, version, generations, size: known.size ?? size }
  }
  return money === state.money ? state : { ...state, cells, money }
}

/** Ids are made in order: the greater is the later run. */
const isNews = ({ runId, version }: SweepCell, run: RunView) =>
  runId === run.id ? run.version > version : runId === null || run.id > runId

/** The server's view, without going back in any cell. */
export function takeView(state: SweepState, view: SweepView): SweepState {
  let { money } = view
  const cells = view.cells.map((cell) => {
    const known = state.cells[cell.cell]
    if (!known || !isAhead(known, cell)) return cell
    money = added(
      money,
      moneyIn(known.generations),
      moneyIn(known.runId === cell.runId ? cell.generations : []),
    )
    return known
  })
  return { cells, money, budgetCenticredits: view.budgetCenticredits }
}

const isAhead = (known: SweepCell, cell: SweepCell) =>
  known.runId === cell.runId ? known.version > cell.version : (known.runId ?? '') > (cell.runId ?? '')

const HELD: Readonly<Record<GenerationView['money'], keyof Money>> = {
  held: 'held',
  captured: 'spent',
  released: 'returned',
  refunded: 'returned',
}

function moneyIn(generations: readonly GenerationView[]): Money {
  const money = { quoted: 0, spent: 0, held: 0, returned: 0 }
  for (const { costCenticredits, money: state } of generations) {
    money.quoted += costCenticredits
    money[HELD[state]] += costCenticredits
  }
  return money
}

const added = (money: Money, plus: Money, minus: Money): Money => ({
  quoted: money.quoted + plus.quoted - minus.quoted,
  spent: money.spent + plus.spent - minus.spent,
  held: money.held + plus.held - minus.held,
  returned: money.returned + plus.returned - minus.returned,
})

export const CELL_STATES = [
  'missing',
  'waiting',
  'running',
  'ready',
  'filtered',
  'failed',
  'cancelled',
] as const
export type CellStateName = (typeof CELL_STATES)[number]

/** What a cell is to the eye: unfinished while any of its images is, ready once one is there. */
export function cellStateOf({ generations }: Pick<SweepCell, 'generations'>): CellStateName {
  if (generations.length === 0) return 'missing'
  if (generations.some(({ state }) => state === 'running')) return 'running'
  if (generations.some(({ finishedAt }) => finishedAt === null)) return 'waiting'
  if (generations.some(({ state }) => state === 'succeeded')) return 'ready'
  const [{ state } = { state: 'failed' as const }] = generations
  return state === 'filtered' || state === 'cancelled' ? state : 'failed'
}

export type Tally = Record<CellStateName, number> & { unfinished: number; toStart: number[] }

/** How many cells there are of each state, and the cells that another press would start. */
export function tallyOf(cells: readonly SweepCell[]): Tally {
  const tally = Object.fromEntries(CELL_STATES.map((state) => [state, 0])) as Record<CellStateName, number>
  for (const cell of cells) tally[cellStateOf(cell)] += 1
  const toStart = cells.filter(
    ({ generations }) =>
      stateOfCell(generations.map(({ state, finishedAt }) => ({ state, finished: finishedAt !== null }))) ===
      'missing',
  )
  return {
    ...tally,
    unfinished: tally.waiting + tally.running,
    toStart: toStart.map(({ cell }) => cell),
  }
}

/** What counts towards the budget: spent and still held. */
export const usedOf = ({ spent, held }: Money) => spent + held
