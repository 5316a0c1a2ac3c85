import { describe, expect, it } from 'vitest'
import {
  drawSeeds,
  hasChoices,
  promptsOf,
  rangeValues,
  readLines,
  readNumbers,
  withValues,
} from './axis-values'
import { readCredits } from './budget'

describe('a range', () => {
  it('spreads evenly, with both ends, on the steps of the field', () => {
    expect(rangeValues({ from: 1, to: 10, count: 4 }, { min: 1, step: 0.1 })).toEqual([1, 4, 7, 10])
    expect(rangeValues({ from: 0, to: 1, count: 4 }, { min: 0, step: 0.01 })).toEqual([0, 0.33, 0.67, 1])
    expect(rangeValues({ from: 7, to: 1, count: 3 }, { min: 1, step: 0.5 })).toEqual([7, 4, 1])
  })

  it('says no number twice, however many are wished for', () => {
    expect(rangeValues({ from: 1, to: 3, count: 9 }, { min: 1, step: 1 })).toEqual([1, 2, 3])
    expect(rangeValues({ from: 5, to: 9, count: 1 }, { min: 0, step: 1 })).toEqual([5])
  })
})

describe('what is written', () => {
  it('is numbers apart by anything, or none', () => {
    expect(readNumbers('1, 2.5;3\n4 ')).toEqual([1, 2.5, 3, 4])
    expect(readNumbers('')).toEqual([])
    expect(readNumbers('1, two')).toBeNull()
  })

  it('is lines, each once', () => expect(readLines(' red \n\nblue\nred')).toEqual(['red', 'blue']))

  it('is a budget', () => {
    expect([readCredits('6,5'), readCredits(' 26 '), readCredits('')]).toEqual([650, 2600, null])
    expect([readCredits('much'), readCredits('-1'), readCredits('0')]).toEqual([
      undefined,
      undefined,
      undefined,
    ])
  })
})

describe('a prompt', () => {
  it('stands for each of its choices', () => {
    expect(promptsOf('a {red|blue} cup')).toEqual(['a red cup', 'a blue cup'])
    expect(promptsOf(' a {{colour}} cup ')).toEqual(['a {{colour}} cup'])
    expect(promptsOf('  ')).toEqual([])
  })

  it('may hold none', () => expect([hasChoices('{a|b}'), hasChoices('{{a}} {b}')]).toEqual([true, false]))
})

it('draws seeds that are not there yet', () => {
  const dice = [3, 3, 5, 7][Symbol.iterator]()
  expect(drawSeeds(2, [3], () => dice.next().value ?? 0)).toEqual([5, 7])
})

it('adds each value once', () => expect(withValues([1, 2], [2, 3])).toEqual([1, 2, 3]))
