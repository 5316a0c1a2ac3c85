import { expect, it } from 'vitest'
import { FAILURES_TO_OPEN, isUp, openForMs } from './rules'

it.each([
  [0, 0],
  [FAILURES_TO_OPEN - 1, 0],
  [FAILURES_TO_OPEN, 15_000],
  [FAILURES_TO_OPEN + 1, 30_000],
  [FAILURES_TO_OPEN + 50, 300_000],
])('after %i failures the circuit opens for %i ms', (failures, ms) => expect(openForMs(failures)).toBe(ms))

it('takes a refusal for a sign of life', () => {
  expect(isUp('refused')).toBe(true)
  expect(isUp('unavailable')).toBe(false)
})
