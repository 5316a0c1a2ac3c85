import { expect, it } from 'vitest'
import { type Piece, wordDiff } from './word-diff'

const shown = (pieces: Piece[]) =>
  pieces
    .map(({ text, kind }) => (kind === 'same' ? text : kind === 'added' ? `{+${text}+}` : `[-${text}-]`))
    .join('')
const side = (pieces: Piece[], kind: Piece['kind']) =>
  pieces
    .filter((piece) => piece.kind === 'same' || piece.kind === kind)
    .map(({ text }) => text)
    .join('')

it.each([
  ['a red sofa', 'a blue sofa', 'a [-red-]{+blue+} sofa'],
  ['a red sofa', 'a red sofa at dusk', 'a red sofa{+ at dusk+}'],
  ['a red sofa, linocut', 'a red sofa', 'a red sofa[-, linocut-]'],
  ['one old fox', 'two young fox', '[-one old-]{+two young+} fox'],
  ['', 'a fox', '{+a fox+}'],
  ['a fox', '', '[-a fox-]'],
  ['same', 'same', 'same'],
  ['', '', ''],
])('%j to %j', (before, after, expected) => {
  expect(shown(wordDiff(before, after))).toBe(expected)
})

it('loses nothing of either text', () => {
  const [one, two] = ['Ein Bär,  im Wald — “still”', 'Ein  Bär im Schnee — “laut”, 3:2']
  expect([side(wordDiff(one, two), 'removed'), side(wordDiff(one, two), 'added')]).toEqual([one, two])
})

it('keeps the longest common words of shuffled texts', () => {
  const pieces = wordDiff('a b c d e f', 'b a c e d f')
  const kept = pieces
    .filter(({ kind }) => kind === 'same')
    .map(({ text }) => text)
    .join('')
  expect(kept.replace(/\s/g, '')).toHaveLength(4)
})

it('is quick for the longest prompts there are', () => {
  const words = (seed: number) => Array.from({ length: 1600 }, (_, i) => `w${(i * seed) % 97}`).join(' ')
  const started = performance.now()
  wordDiff(words(7), words(11))
  expect(performance.now() - started).toBeLessThan(2_000)
})
