import { expect, it } from 'vitest'
import { driftSentence } from './drift-sentence'

const drift = {
  since: '2026-11-20T10:00:00.000Z',
  until: '2026-11-21T10:00:00.000Z',
  topUps: 0,
  spentCenticredits: 1950,
  expectedLeastCenticredits: 1300,
  expectedMostCenticredits: 1950,
  driftCenticredits: 0,
}

it('says that they agree', () =>
  expect(driftSentence(drift)).toBe(
    'The account went down by 19.5; by list price our pictures cost 13 to 19.5. They agree.',
  ))
it('says which way they differ', () => {
  expect(driftSentence({ ...drift, spentCenticredits: 2000, driftCenticredits: 50 })).toContain(
    '0.5 went elsewhere',
  )
  expect(driftSentence({ ...drift, spentCenticredits: 1200, driftCenticredits: -100 })).toContain(
    '1 less than expected',
  )
})
