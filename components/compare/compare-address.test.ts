import { describe, expect, it } from 'vitest'
import { compareQuery, lookOf, readComparing, readLook, viewOf } from './compare-address'
import { type CompareAction, comparing, reduceCompare } from './compare-state'

const IDS = ['a', 'b', 'c']
const shown = (...actions: CompareAction[]) => actions.reduce(reduceCompare, comparing(3))
const again = (text: string) => readComparing(new URLSearchParams(text), comparing(3))

describe('the address of what is compared', () => {
  it('says nothing of what is as it is at first', () =>
    expect(compareQuery(IDS, comparing(3), null)).toBe('ids=a,b,c'))

  it.each<[string, CompareAction[]]>([
    ['ids=a,b,c&alone=3', [{ type: 'picture called', index: 2 }]],
    [
      'ids=a,b,c&mode=slider&at=25',
      [
        { type: 'mode chosen', mode: 'slider' },
        { type: 'amount set', to: 0.25 },
      ],
    ],
    [
      'ids=a,b,c&mode=overlay&pair=1,3',
      [
        { type: 'mode chosen', mode: 'overlay' },
        { type: 'picture called', index: 2 },
      ],
    ],
    [
      'ids=a,b,c&mode=difference&at=9',
      [
        { type: 'mode chosen', mode: 'difference' },
        { type: 'gain set', to: 9 },
      ],
    ],
  ])('%s shows the same again', (query, actions) => {
    const now = shown(...actions)
    expect(compareQuery(IDS, now, null)).toBe(query)
    expect(again(query)).toEqual(now)
  })

  it.each(['mode=dance', 'pair=1,9', 'pair=2,2', 'alone=0', 'mode=slider&at=much', 'mode=side&at=3'])(
    'that says %j leaves that as it is at first',
    (query) => {
      const { mode, base, other, solo, divider } = again(query)
      expect({ base, other, solo, divider }).toEqual({ base: 0, other: 1, solo: null, divider: 0.5 })
      expect(['side', 'slider']).toContain(mode)
    },
  )

  it('shows the same spot on a pane of another size', () => {
    const frame = { width: 1000, height: 500 }
    const look = lookOf({ scale: 2, x: -900, y: -200 }, { width: 400, height: 300 }, frame)
    expect(look).toEqual({ x: 0.55, y: 0.35, scale: 2 })
    expect(viewOf(look, { width: 400, height: 300 }, frame)).toEqual({ scale: 2, x: -900, y: -200 })
    expect(
      lookOf(viewOf(look, { width: 90, height: 700 }, frame), { width: 90, height: 700 }, frame),
    ).toEqual(look)
    expect(readLook(new URLSearchParams('look=0.55,0.35,2'))).toEqual(look)
  })

  it.each(['', 'look=1', 'look=a,b,c', 'look=0.5,0.5,0', 'look=9,0.5,1', 'look=0.5,0.5,99'])(
    '%j is no look',
    (query) => expect(readLook(new URLSearchParams(query))).toBeNull(),
  )
})
