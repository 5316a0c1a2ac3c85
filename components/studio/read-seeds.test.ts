import { describe, expect, it } from 'vitest'
import { readSeeds, seedsInWords } from './read-seeds'

describe('seeds as typed', () => {
  it.each([
    ['2130420379', [2130420379]],
    [' Seed: 42 ', [42]],
    ["1'234", [1234]],
    ['12, 7', [12, 7]],
    ['12 7\n9;3', [12, 7, 9, 3]],
    ['5,', [5]],
    ['', []],
  ])('%j is %j', (text, seeds) => expect(readSeeds(text)).toEqual({ seeds, leftOut: null }))

  it.each([
    ['12, a cup, 7', [12, 7], '“a” is no seed'],
    ['-4', [], '“-4” is no seed'],
    ['7 7 8', [7, 8], '7 is there twice'],
    ['1 2 3 4 5 6 7 8 9 10 11', [1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 'the first 10 count'],
  ])('%j is %j, and says what is left out', (text, seeds, sentence) => {
    const read = readSeeds(text)
    expect(read.seeds).toEqual(seeds)
    expect(read.leftOut).toContain(sentence)
  })
})

it.each([
  [[], 1, 'new each time'],
  [[5], 1, 'locked'],
  [[5], 4, 'for the first of 4'],
  [[5, 6], 2, '2 seeds, one for each image'],
  [[5, 6], 4, 'for the first 2 of 4'],
  [[5, 6, 7], 2, 'the first 2 of 3'],
])('%j for %i images: %s', (seeds, count, words) => expect(seedsInWords(seeds, count)).toBe(words))
