import { describe, expect, it } from 'vitest'
import { compareHref, whyNotCompared } from './compared'
import { type ChoiceAction, NONE_CHOSEN, reduceChoice, toggled } from './selection'

const ORDER = ['a', 'b', 'c', 'd', 'e']
const chosenBy = (...actions: ChoiceAction[]) => actions.reduce(reduceChoice, NONE_CHOSEN)
const toggle = (id: string): ChoiceAction => ({ type: 'toggled', id })
const stretch = (to: string): ChoiceAction => ({ type: 'stretched', to, order: ORDER })

it('keeps the order in which pictures were chosen', () => {
  const chosen = ['b', 'a', 'c'].reduce<readonly string[]>(toggled, [])
  expect(chosen).toEqual(['b', 'a', 'c'])
  expect(toggled(chosen, 'a')).toEqual(['b', 'c'])
  expect(compareHref(chosen)).toBe('/compare?ids=b,a,c')
})

it('compares two to four', () => {
  expect([1, 2, 4, 5].map((count) => whyNotCompared(count) === null)).toEqual([false, true, true, false])
})

describe('a range', () => {
  it('goes from the one chosen last to here, in either direction, and again from there', () => {
    expect(chosenBy(toggle('b'), stretch('d')).ids).toEqual(['b', 'c', 'd'])
    expect(chosenBy(toggle('d'), stretch('b')).ids).toEqual(['d', 'b', 'c'])
    expect(chosenBy(toggle('c'), stretch('d'), stretch('a')).ids).toEqual(['c', 'd', 'a', 'b'])
  })

  it('without a beginning, or one that has gone, is one picture', () => {
    expect(chosenBy(stretch('c'))).toEqual({ ids: ['c'], anchor: 'c', choosing: true })
    expect(chosenBy(toggle('x'), stretch('c')).ids).toEqual(['x', 'c'])
  })
})

it('all are those of the wall, after those chosen already', () => {
  expect(chosenBy(toggle('c'), { type: 'all chosen', order: ORDER }).ids).toEqual(['c', 'a', 'b', 'd', 'e'])
})

it('a rubber band chooses what is under it, beside what was to stay, and lets go of what it leaves', () => {
  const first = chosenBy({ type: 'swept', ids: ['b', 'c'], kept: ['e'] })
  expect(first.ids).toEqual(['e', 'b', 'c'])
  expect(reduceChoice(first, { type: 'swept', ids: ['b'], kept: ['e'] }).ids).toEqual(['e', 'b'])
  expect(reduceChoice(first, { type: 'swept', ids: ['b', 'c'], kept: ['e'] })).toBe(first)
})

it('what has gone is not chosen; choosing ends with none', () => {
  expect(chosenBy(toggle('a'), toggle('b'), { type: 'gone', ids: ['a'] }).ids).toEqual(['b'])
  expect(chosenBy(toggle('a'), { type: 'ended' })).toEqual(NONE_CHOSEN)
  expect(chosenBy({ type: 'begun' })).toEqual({ ids: [], anchor: null, choosing: true })
})
