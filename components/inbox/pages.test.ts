import { expect, it } from 'vitest'
import { byDay, withNewest, withOlder } from './pages'

const page = (ids: string, nextCursor: string | null = null) => ({
  items: [...ids].map((id) => ({ id })),
  nextCursor,
})
const idsOf = ({ items }: { items: readonly { id: string }[] }) => items.map(({ id }) => id).join('')

it('joins an older page, each line once', () => {
  const all = withOlder(page('dcb', 'b'), page('ba', null))
  expect([idsOf(all), all.nextCursor]).toEqual(['dcba', null])
})

it('puts what is new on top and keeps what is below it', () => {
  const all = withNewest(page('dcba', 'a'), page('fed', 'd'))
  expect([idsOf(all), all.nextCursor]).toEqual(['fedcba', 'a'])
})

it('drops what has gone, and starts afresh where pages do not meet', () => {
  expect(idsOf(withNewest(page('dcba'), page('da', null)))).toBe('da')
  expect(idsOf(withNewest(page('dcba', 'a'), page('zyx', 'x')))).toBe('zyx')
})

it('groups neighbours of one day', () => {
  expect(byDay(['a1', 'a2', 'b1'], (text) => text.charAt(0))).toEqual([
    { day: 'a', lines: ['a1', 'a2'] },
    { day: 'b', lines: ['b1'] },
  ])
})
