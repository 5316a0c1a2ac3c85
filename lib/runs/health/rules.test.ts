import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { driftOf, type Ended, type Reading } from './rules'

const at = (minute: number) => new Date(Date.UTC(2026, 10, 21, 10, minute))
const reading = (minute: number, centicredits: number): Reading => ({ at: at(minute), centicredits })
const call = (minute: number, listCenticredits: number, certain = true): Ended => ({
  at: at(minute),
  listCenticredits,
  certain,
})

describe('drift between the upstream and the ledger', () => {
  it('says nothing without two readings', () => {
    expect(driftOf([], [])).toBeUndefined()
    expect(driftOf([reading(0, 100)], [call(1, 5)])).toBeUndefined()
  })

  it('is nothing when the account paid what the pictures cost', () => {
    const drift = driftOf(
      [reading(0, 10_000), reading(10, 9_350), reading(20, 8_700)],
      [call(5, 650), call(15, 650)],
    )
    expect(drift).toMatchObject({
      spentCenticredits: 1300,
      expectedLeastCenticredits: 1300,
      driftCenticredits: 0,
    })
  })

  it('leaves room for calls that may have been charged', () => {
    const ended = [call(5, 650), call(6, 400, false)]
    const with_ = (left: number) => driftOf([reading(0, 10_000), reading(10, left)], ended)?.driftCenticredits
    expect(with_(9_350)).toBe(0)
    expect(with_(8_950)).toBe(0)
    expect(with_(8_900)).toBe(50)
    expect(with_(9_400)).toBe(-50)
  })

  it('leaves out a stretch with a top-up, calls and all', () => {
    const readings = [reading(0, 1_000), reading(10, 350), reading(20, 9_000), reading(30, 8_350)]
    const drift = driftOf(readings, [call(5, 650), call(15, 650), call(25, 650)])
    expect(drift).toMatchObject({
      spentCenticredits: 1300,
      expectedLeastCenticredits: 1300,
      topUps: 1,
      driftCenticredits: 0,
    })
  })

  it('counts a call on the edge of two stretches once', () => {
    const drift = driftOf([reading(0, 1_000), reading(10, 350), reading(20, 350)], [call(10, 650)])
    expect(drift).toMatchObject({ expectedMostCenticredits: 650, driftCenticredits: 0 })
  })

  it('never finds drift in an account that only these calls used', () => {
    const prices = fc.array(
      fc.record({ minute: fc.integer({ min: 1, max: 59 }), price: fc.integer({ min: 1, max: 6000 }) }),
    )
    fc.assert(
      fc.property(prices, fc.array(fc.integer({ min: 1, max: 59 })), (calls, looks) => {
        const minutes = [0, ...[...new Set(looks)].sort((a, b) => a - b), 60]
        const spentBy = (minute: number) =>
          calls.filter((c) => c.minute <= minute).reduce((sum, c) => sum + c.price, 0)
        const readings = minutes.map((minute) => reading(minute, 1_000_000 - spentBy(minute)))
        const drift = driftOf(
          readings,
          calls.map((c) => call(c.minute, c.price)),
        )
        expect(drift?.driftCenticredits).toBe(0)
      }),
    )
  })
})
