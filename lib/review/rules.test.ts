import { describe, expect, it } from 'vitest'
import { filtered, mentionsIn, numbered, piecesOf, roundTitle, tally, worded } from './rules'
import type { Said } from './schema'

const ANNA = '01890000-0000-7000-8000-00000000000a'
const BEN = '01890000-0000-7000-8000-00000000000b'

const said = (verdict: Said['verdict'], stars: number | null = null): Said => ({ verdict, stars })
const image = (name: string, votes: Said[], more: { isFinal?: boolean; mine?: Said | null } = {}) => ({
  name,
  votes,
  ...tally(votes),
  isFinal: false,
  mine: null,
  ...more,
})

describe('tally', () => {
  it('counts verdicts and takes the mean of the stars that were given', () => {
    expect(tally([said('pick', 5), said('pick'), said('reject', 2), said(null, 4)])).toEqual({
      counts: { pick: 2, maybe: 0, reject: 1 },
      meanStars: 3.7,
    })
  })
  it('has no mean of nothing', () => {
    expect(tally([said('maybe')]).meanStars).toBeNull()
    expect(tally([])).toEqual({ counts: { pick: 0, maybe: 0, reject: 0 }, meanStars: null })
  })
})

describe('filters', () => {
  const images = [
    image('loved', [said('pick'), said('pick'), said('maybe')], { mine: said('pick') }),
    image('half', [said('pick'), said('maybe')]),
    image('fought over', [said('pick'), said('reject')]),
    image('silent', []),
    image('gone', [said('reject'), said('reject')]),
    image('decided', [], { isFinal: true }),
  ]
  const names = (filter: Parameters<typeof filtered>[1]) => filtered(images, filter).map(({ name }) => name)
  it('let through what they say, in order', () => {
    expect(names('all')).toHaveLength(6)
    expect(names('picked')).toEqual(['loved'])
    expect(names('conflicts')).toEqual(['fought over'])
    expect(names('undecided')).toEqual(['fought over', 'silent'])
    expect(names('final')).toEqual(['decided'])
    expect(names('unseen')).toEqual(['half', 'fought over', 'silent', 'gone', 'decided'])
  })
})

describe('mentions', () => {
  it('are found once each, in any case, and nothing like one is', () => {
    expect(mentionsIn(`@{${ANNA}} and @{${BEN.toUpperCase()}} and @{${ANNA}}`)).toEqual([ANNA, BEN])
    expect(mentionsIn('@{nobody} @Maya maya@example.com @{}')).toEqual([])
  })
  it('cut a text in pieces that make it again', () => {
    expect(piecesOf(`Hi @{${ANNA}}, look`)).toEqual([{ words: 'Hi ' }, { id: ANNA }, { words: ', look' }])
    expect(piecesOf('<b>plain</b>')).toEqual([{ words: '<b>plain</b>' }])
    expect(worded(`@{${ANNA}}@{${BEN}}!`, (id) => (id === ANNA ? 'Anna' : 'Ben'))).toBe('@Anna@Ben!')
  })
})

it('numbers what is pinned, and nothing else', () => {
  expect(numbered([{ pin: {} }, { pin: null }, { pin: {} }]).map(({ number }) => number)).toEqual([
    1,
    null,
    2,
  ])
})

it('a round without a name is called by its number', () => {
  expect(roundTitle({ number: 2, name: '' })).toBe('Round 2')
  expect(roundTitle({ number: 2, name: 'Faces' })).toBe('Round 2: Faces')
})
