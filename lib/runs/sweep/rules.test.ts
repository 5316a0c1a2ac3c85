import { describe, expect, it } from 'vitest'
import { cellInput, cellValues, fillVariable, gridOf, stateOfCell, withinBudget } from './rules'

const input = { model: 'stability/sd3.5-large', prompt: 'a {{colour}} cup', count: 2 }

describe('the grid of a sweep', () => {
  const axes = [
    { field: 'cfgScale', values: [1, 4, 7] },
    { field: 'seed', values: [11, 12] },
  ] as const

  it('has the first axis for columns and the second for rows', () => {
    expect(gridOf(axes)).toEqual({ columns: 3, rows: 2 })
    expect(gridOf(axes.slice(0, 1))).toEqual({ columns: 3, rows: 1 })
  })

  it('puts a cell’s values into the input', () => {
    expect(cellValues(axes, 4)).toEqual([
      { field: 'cfgScale', value: 4 },
      { field: 'seed', value: 12 },
    ])
    expect(cellInput(input, axes, 5)).toEqual({ ...input, cfgScale: 7, seeds: [12], count: 1 })
  })

  it('fills a variable of the prompt', () => {
    const along = [{ field: '{{colour}}', values: ['red', 'blue $1'] }] as const
    expect(cellInput(input, along, 1).prompt).toBe('a blue $1 cup')
    const withPrompts = [...along, { field: 'prompt', values: ['a {{colour}} hat'] }] as const
    expect(cellInput(input, withPrompts, 0).prompt).toBe('a red hat')
    expect(fillVariable('{{ a }} {{b}} {{a}}', 'a', 'x')).toBe('x {{b}} x')
  })
})

it.each([
  [[], 'missing'],
  [[{ state: 'failed', finished: true }], 'missing'],
  [
    [
      { state: 'cancelled', finished: true },
      { state: 'failed', finished: true },
    ],
    'missing',
  ],
  [[{ state: 'filtered', finished: true }], 'done'],
  [
    [
      { state: 'succeeded', finished: true },
      { state: 'failed', finished: true },
    ],
    'done',
  ],
  [
    [
      { state: 'running', finished: false },
      { state: 'failed', finished: true },
    ],
    'unfinished',
  ],
])('a cell of %j is %s', (generations, state) => expect(stateOfCell(generations)).toBe(state))

it('starts cells while the budget lasts, and none after one it does not reach for', () => {
  const cells = [100, 200, 50].map((quotedCenticredits) => ({ quotedCenticredits }))
  expect(withinBudget(cells, null)).toHaveLength(3)
  expect(withinBudget(cells, 350)).toHaveLength(3)
  expect(withinBudget(cells, 299)).toHaveLength(1)
  expect(withinBudget(cells, 99)).toHaveLength(0)
  expect(withinBudget(cells, -1)).toHaveLength(0)
})
