import { expect, it } from 'vitest'
import { type Build, reduceBuild } from './build'

const build: Build = {
  axes: [
    { field: 'cfgScale', values: [1, 4] },
    { field: 'seed', values: [7] },
  ],
  budget: '',
}

it('chooses what an axis goes along; the field of the other one exchanges them', () => {
  const other = reduceBuild(build, { type: 'axis chosen', at: 0, field: 'model', values: ['a'] })
  expect(other.axes.map(({ field }) => field)).toEqual(['model', 'seed'])
  const swapped = reduceBuild(build, { type: 'axis chosen', at: 0, field: 'seed', values: [1, 2] })
  expect(swapped.axes).toEqual([...build.axes].reverse())
})

it('has one axis or two', () => {
  const [first] = build.axes
  const one = reduceBuild(build, { type: 'axis removed', at: 1 })
  expect(one.axes).toEqual([first])
  const two = reduceBuild(one, { type: 'axis added', field: 'model', values: ['a'] })
  expect(reduceBuild(two, { type: 'axis added', field: 'steps', values: [1] }).axes).toHaveLength(2)
  expect(reduceBuild(build, { type: 'axes swapped' }).axes[0]?.field).toBe('seed')
})

it('keeps each value once, and lets it go', () => {
  const added = reduceBuild(build, { type: 'values added', at: 0, values: [4, 7] })
  expect(added.axes[0]?.values).toEqual([1, 4, 7])
  expect(reduceBuild(added, { type: 'value removed', at: 0, value: 4 }).axes[0]?.values).toEqual([1, 7])
  expect(reduceBuild(build, { type: 'values set', at: 1, values: [2, 2, 3] }).axes[1]?.values).toEqual([2, 3])
})

it('keeps the budget as it is written', () =>
  expect(reduceBuild(build, { type: 'budget written', text: '6,' }).budget).toBe('6,'))
