import { describe, expect, it } from 'vitest'
import { type Placed, placesAfterMove, placesAtEnd } from './rules'

const placed = (ids: string, positions: number[] = []): Placed[] =>
  [...ids].map((id, index) => ({ id, position: positions[index] ?? (index + 1) * 1024 }))

/** The order after the places were written. */
function orderAfter(items: Placed[], moved: string, beforeId: string | null): string {
  const places = new Map(
    placesAfterMove(items, [...moved], beforeId).map(({ id, position }) => [id, position]),
  )
  const written = items.map(({ id, position }) => ({ id, position: places.get(id) ?? position }))
  const positions = written.map(({ position }) => position)
  expect(new Set(positions).size).toBe(items.length)
  return written
    .sort((a, b) => a.position - b.position)
    .map(({ id }) => id)
    .join('')
}

describe('moving in a collection', () => {
  it.each([
    ['d', 'a', 'dabc'],
    ['a', null, 'bcda'],
    ['b', 'd', 'acbd'],
    ['ca', 'b', 'cabd'],
    ['cb', null, 'adcb'],
    ['abcd', null, 'abcd'],
    ['dcba', 'a', 'dcba'],
    ['a', 'a', 'abcd'],
    ['ab', 'a', 'abcd'],
    ['ac', 'c', 'bacd'],
  ])('%s before %s', (moved, before, expected) => {
    expect(orderAfter(placed('abcd'), moved, before)).toBe(expected)
  })

  it('writes the moved ones alone while there is room', () => {
    expect(placesAfterMove(placed('abcd'), ['d'], 'b')).toEqual([{ id: 'd', position: 1536 }])
  })

  it('gives everybody a new place when there is none left between two', () => {
    const tight = placed('abc', [1, 1 + 1e-7, 2])
    expect(orderAfter(tight, 'c', 'b')).toBe('acb')
    expect(placesAfterMove(tight, ['c'], 'b')).toHaveLength(3)
  })

  it('keeps the order through thousands of moves to one spot', () => {
    let items = placed('abcdef')
    let order = 'abcdef'
    for (let i = 0; i < 3000; i++) {
      const moved = order[5] ?? ''
      const places = new Map(
        placesAfterMove(items, [moved], order[1] ?? '').map((each) => [each.id, each.position]),
      )
      items = items
        .map(({ id, position }) => ({ id, position: places.get(id) ?? position }))
        .sort((a, b) => a.position - b.position)
      order = `${order[0]}${moved}${order.slice(1, 5)}`
      expect(items.map(({ id }) => id).join('')).toBe(order)
    }
  })

  it('puts what comes last at the end', () => {
    expect(placesAtEnd(null, ['a', 'b'])).toEqual(placed('ab'))
    expect(placesAtEnd(10, ['a'])).toEqual([{ id: 'a', position: 1034 }])
  })
})
