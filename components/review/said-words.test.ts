import { expect, it } from 'vitest'
import { countsInWords, linesOf, saidInWords } from './said-words'

it('says how many said what', () => {
  expect(countsInWords({ pick: 2, maybe: 0, reject: 1 })).toBe('2 picks · 1 reject')
  expect(countsInWords({ pick: 0, maybe: 1, reject: 0 })).toBe('1 maybe')
  expect(countsInWords({ pick: 0, maybe: 0, reject: 0 })).toBe('no verdict yet')
})

it('says what one said, and who', () => {
  expect(saidInWords({ verdict: null, stars: 3 })).toBe('3 of 5')
  const vote = { voterId: 'a', verdict: 'pick' as const, stars: 4, updatedAt: '' }
  expect(linesOf({ votes: [vote] }, [{ id: 'a', kind: 'guest', name: 'Lena' }])).toEqual([
    { id: 'a', name: 'Lena (guest)', words: 'pick, 4 of 5' },
  ])
})
