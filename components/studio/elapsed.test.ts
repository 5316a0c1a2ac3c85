import { describe, expect, it } from 'vitest'
import { formatAgo, formatElapsed, formatUsual, ringFraction } from './elapsed'

describe('elapsed time', () => {
  it.each([
    [-5, '0.0'],
    [0, '0.0'],
    [5_649, '5.6'],
    [59_999, '59.9'],
    [60_000, '1:00'],
    [83_400, '1:23'],
  ])('%i ms is %s', (ms, text) => expect(formatElapsed(ms)).toBe(text))

  it.each([
    [300, 'under a second'],
    [2_900, '2.9 s'],
    [9_000, '9 s'],
    [9_960, '10 s'],
    [42_300, '42 s'],
    [59_600, '1 min'],
    [95_000, '1.6 min'],
  ])('usually %i ms reads %s', (ms, text) => expect(formatUsual(ms)).toBe(text))

  it.each([
    [2_000, 'just now'],
    [-2_000, 'just now'],
    [45_000, '45 s ago'],
    [3_599_000, '59 min ago'],
    [3_600_000, null],
  ])('%i ms ago reads %s', (ms, text) => expect(formatAgo(ms)).toBe(text))
})

describe('the ring', () => {
  it('is nearly full at the usual time and never full', () => {
    expect(ringFraction(0, 8_000)).toBe(0)
    expect(ringFraction(8_000, 8_000)).toBeCloseTo(0.9)
    expect(ringFraction(10 ** 9, 8_000)).toBeLessThan(0.99)
  })

  it('never goes back', () => {
    const steps = Array.from({ length: 200 }, (_, i) => ringFraction(i * 500, 8_000))
    expect(steps.every((value, i) => i === 0 || value >= (steps[i - 1] ?? 0))).toBe(true)
  })
})
