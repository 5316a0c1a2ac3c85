import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffWords } from './word-diff'

const told = (before: string, after: string) =>
  diffWords(before, after).map(({ kind, text }) => `${{ same: '', added: '+', removed: '-' }[kind]}${text}`)

describe('what changed between two prompts', () => {
  it.each([
    ['a red cup', 'a red cup', ['a red cup']],
    ['a red cup', 'a green cup', ['a ', '-red', '+green', ' cup']],
    ['a cup', 'a cup, gouache', ['a cup', '+, gouache']],
    ['a big cup', 'a cup', ['a ', '-big ', 'cup']],
    ['', 'a cup', ['+a cup']],
    ['a cup', '', ['-a cup']],
    ['', '', []],
    ['one two three', 'four five six', ['-one two three', '+four five six']],
    ['über Köln', 'über Bonn', ['über ', '-Köln', '+Bonn']],
  ])('%j -> %j', (before, after, changes) => expect(told(before, after)).toEqual(changes))

  const words = fc.array(fc.constantFrom('a', 'cup', 'red', ',', ' ', '  ', '\n', 'Bär', '🙂'), {
    maxLength: 30,
  })
  it('keeps both texts whole', () =>
    fc.assert(
      fc.property(words, words, (a, b) => {
        const [before, after] = [a.join(''), b.join('')]
        const changes = diffWords(before, after)
        const without = (kind: string) =>
          changes
            .filter((change) => change.kind !== kind)
            .map(({ text }) => text)
            .join('')
        expect(without('added')).toBe(before)
        expect(without('removed')).toBe(after)
      }),
      { numRuns: 500 },
    ))

  it('compares the longest prompts at once', () => {
    const long = (seed: number) => Array.from({ length: 2000 }, (_, i) => `w${(i * seed) % 997}`).join(' ')
    const took = [1, 2, 3].map(() => {
      const started = performance.now()
      diffWords(long(7), long(11))
      return performance.now() - started
    })
    expect(Math.min(...took)).toBeLessThan(1500)
  })
})
