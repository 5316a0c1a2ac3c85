import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideCapture, decideHold, decideRelease, isSound } from './rules'

describe('decideHold', () => {
  it('holds what is available', () => {
    expect(decideHold({ balance: 1300, held: 650 }, 650)).toEqual({
      ok: true,
      value: { balance: 1300, held: 1300 },
    })
  })

  it('refuses more than is available and says how much is missing', () => {
    const refused = decideHold({ balance: 1000, held: 650 }, 650)
    expect(refused).toMatchObject({
      ok: false,
      code: 'INSUFFICIENT_CREDITS',
      details: { missingCenticredits: 300 },
    })
  })
})

it('keeps 0 <= held <= balance through any sequence of hold, capture and release', () => {
  const step = fc.record({
    kind: fc.constantFrom('hold', 'capture', 'release'),
    amount: fc.integer({ min: 1, max: 900 }),
  })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 5000 }), fc.array(step, { maxLength: 60 }), (balance, steps) => {
      let wallet = { balance, held: 0 }
      const open: number[] = []
      for (const { kind, amount } of steps) {
        if (kind === 'hold') {
          const decided = decideHold(wallet, amount)
          if (!decided.ok) continue
          wallet = decided.value
          open.push(amount)
        } else {
          const promised = open.pop()
          if (promised === undefined) continue
          wallet = kind === 'capture' ? decideCapture(wallet, promised) : decideRelease(wallet, promised)
        }
        expect(isSound(wallet)).toBe(true)
        expect(wallet.held).toBe(open.reduce((sum, n) => sum + n, 0))
      }
    }),
  )
})
