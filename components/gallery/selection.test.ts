import { expect, it } from 'vitest'
import { compareHref, toggled, whyNotCompared } from './selection'

it('keeps the order in which pictures were chosen', () => {
  const chosen = ['b', 'a', 'c'].reduce<readonly string[]>(toggled, [])
  expect(chosen).toEqual(['b', 'a', 'c'])
  expect(toggled(chosen, 'a')).toEqual(['b', 'c'])
  expect(compareHref(chosen)).toBe('/compare?ids=b,a,c')
})

it('compares two to four', () => {
  expect([1, 2, 4, 5].map((count) => whyNotCompared(count) === null)).toEqual([false, true, true, false])
})
