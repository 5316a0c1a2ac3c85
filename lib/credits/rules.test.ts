import { expect, it } from 'vitest'
import { insufficient } from './rules'

it('says how much is missing', () => {
  expect(insufficient(350, 650)).toMatchObject({
    ok: false,
    code: 'INSUFFICIENT_CREDITS',
    details: { costCenticredits: 650, availableCenticredits: 350, missingCenticredits: 300 },
  })
})
