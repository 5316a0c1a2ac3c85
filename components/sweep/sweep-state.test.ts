import { describe, expect, it } from 'vitest'
import type { GenerationView, RunView } from '@/lib/runs/schema'
import type { SweepView } from '@/lib/runs/sweep/schema'
import { cellStateOf, receiveRuns, type SweepState, takeView, tallyOf, usedOf } from './sweep-state'

const SWEEP = '00000000-0000-7000-8000-000000000009'
const id = (n: number) => `00000000-0000-7000-8000-${String(n).padStart(12, '0')}`
const MONEY = { queued: 'held', running: 'held', succeeded: 'captured' } as const

const generation = (state: GenerationView['state'], position = 0): GenerationView => ({
  ...{ id: id(position), position, state, seed: 1, costCenticredits: 650, code: null, message: null },
  money: MONEY[state as keyof typeof MONEY] ?? 'released',
  startedAt: null,
  finishedAt: state === 'queued' || state === 'running' ? null : '2026-11-21T09:00:00Z',
  image: null,
})
const run = (n: number, cell: number, version: number, ...states: GenerationView['state'][]): RunView => ({
  id: id(n),
  version,
  createdAt: '2026-11-21T09:00:00Z',
  done: false,
  shown: false,
  mine: true,
  settings: {
    ...{ model: 'm', operation: 'text-to-image', prompt: 'p', outputFormat: 'png' },
    ...{ widthPx: 1024, heightPx: 768 },
  },
  sweep: { id: SWEEP, cell, columns: 2, rows: 1 },
  modelName: 'M',
  money: { quoted: 0, spent: 0, held: 0, returned: 0 },
  generations: states.map(generation),
})
const EMPTY: SweepState = {
  budgetCenticredits: null,
  money: { quoted: 0, spent: 0, held: 0, returned: 0 },
  cells: [0, 1].map((cell) => ({ cell, runId: null, version: 0, size: null, generations: [] })),
}
const take = (...runs: RunView[]) => receiveRuns(EMPTY, SWEEP, runs)

describe('events', () => {
  it('fill their cell and move the money', () => {
    const state = take(run(1, 0, 1, 'running'), run(2, 1, 1, 'queued'), run(1, 0, 2, 'succeeded'))
    expect(state.cells.map(cellStateOf)).toEqual(['ready', 'waiting'])
    expect(state.money).toEqual({ quoted: 1300, spent: 650, held: 650, returned: 0 })
    expect(state.cells[0]?.size).toEqual({ widthPx: 1024, heightPx: 768 })
    expect(usedOf(state.money)).toBe(1300)
  })

  it('that are old, or of another sweep, change nothing', () => {
    const state = take(run(1, 0, 2, 'succeeded'))
    expect(receiveRuns(state, SWEEP, [run(1, 0, 1, 'running')])).toBe(state)
    expect(receiveRuns(state, id(8), [run(3, 1, 1, 'running')])).toBe(state)
  })

  it('of a later run take the cell, and both are paid for', () => {
    const state = take(run(1, 0, 2, 'failed'), run(2, 0, 1, 'running'))
    expect(state.cells.map(cellStateOf)).toEqual(['running', 'missing'])
    expect(state.money).toEqual({ quoted: 1300, spent: 0, held: 650, returned: 650 })
    expect(receiveRuns(state, SWEEP, [run(1, 0, 3, 'failed')])).toBe(state)
  })
})

it('what the server says is taken, without going back in any cell', () => {
  const ahead = take(run(1, 0, 2, 'succeeded'))
  const behind = take(run(1, 0, 1, 'running'), run(2, 1, 1, 'queued'))
  const state = takeView(ahead, { ...behind, budgetCenticredits: 2600 } as SweepView)
  expect(state.cells.map(cellStateOf)).toEqual(['ready', 'waiting'])
  expect(state.money).toEqual({ quoted: 1300, spent: 650, held: 650, returned: 0 })
  expect(state.budgetCenticredits).toBe(2600)
})

it('counts cells by state, and those another press would start', () => {
  const { cells } = take(run(1, 0, 1, 'failed', 'cancelled'), run(2, 1, 1, 'filtered'))
  expect(tallyOf(cells)).toMatchObject({ failed: 1, filtered: 1, missing: 0, unfinished: 0, toStart: [0] })
  expect(tallyOf(EMPTY.cells)).toMatchObject({ missing: 2, toStart: [0, 1] })
})

it('is ready with one of its images', () =>
  expect(take(run(1, 0, 1, 'failed', 'succeeded')).cells.map(cellStateOf)[0]).toBe('ready'))
