import { expect, it } from 'vitest'
import { decode, encode, matching, mentionAt } from './mention-text'

const ANN = { id: '01890000-0000-7000-8000-00000000000a', name: 'Ann' }
const ANNA = { id: '01890000-0000-7000-8000-00000000000b', name: 'Anna Berg' }

it('sees a name being typed, and no address', () => {
  expect(mentionAt('Hi @an', 6)).toEqual({ from: 3, letters: 'an' })
  expect(mentionAt('@', 1)).toEqual({ from: 0, letters: '' })
  expect(mentionAt('Hi @an there', 6)).toEqual({ from: 3, letters: 'an' })
  expect(mentionAt('anna@example', 12)).toBeNull()
  expect(mentionAt('Hi @an ', 7)).toBeNull()
})

it('finds people by any of their names', () => {
  expect(matching([ANN, ANNA], 'be')).toEqual([ANNA])
  expect(matching([ANN, ANNA], 'ann')).toEqual([ANN, ANNA])
  expect(matching([ANN, ANNA], 'x')).toEqual([])
})

it('sends ids and shows names, also when one name begins another', () => {
  const sent = encode('@Anna Berg and @Ann, not @Bob', [ANN, ANNA])
  expect(sent).toBe(`@{${ANNA.id}} and @{${ANN.id}}, not @Bob`)
  expect(decode(sent, [ANN, ANNA])).toBe('@Anna Berg and @Ann, not @Bob')
})
