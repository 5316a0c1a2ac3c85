import { expect, it } from 'vitest'
import { isUp } from './rules'

it('takes a refusal for a sign of life', () => {
  expect(isUp('refused')).toBe(true)
  expect(isUp('rate-limited')).toBe(true)
  expect(isUp('unavailable')).toBe(false)
})
